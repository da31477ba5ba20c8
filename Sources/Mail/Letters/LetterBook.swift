package import Domain
package import Store

/// Keeps letters as they came: the table `mail_letter`.
package enum LetterBook {
    /// Letters of more bytes stand in the blob folder.
    package static let largestInTable = 64 << 10

    /// What became of a letter that was to be kept.
    package enum Keeping: Hashable, Sendable {
        /// It is new.
        case new
        /// The same letter is there already, under another place; this place is noted beside it.
        case twin(of: Int64)
        /// Its header is kept, and the reason.
        case refused
        /// Its place is known: nothing changed.
        case known
    }

    /// Keeps a letter under its place.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func keep(
        _ letter: NewLetter,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> Keeping {
        let twin = try twin(of: letter, in: connection)
        var (raw, blob, state, error): ([UInt8]?, String?, LetterState, String?) = (nil, nil, .new, nil)
        switch letter.content {
        case .bytes(let bytes): raw = bytes
        case .blob(let hash): blob = hash
        case .refused(let header, let reason): (raw, state, error) = (header, .refused, reason)
        }
        if twin != nil { (raw, blob, state, error) = (nil, nil, .twin, nil) }
        let place = letter.place
        let id = try connection.insertIfNew(
            """
            INSERT INTO mail_letter (box, folder, uidvalidity, uid, message_id, body_hash, content_key, size, raw, blob,
                received_at, stored_at, is_history, twin_id, state, error)
            VALUES (\(place.box), \(place.folder), \(Int64(place.uidValidity.rawValue)), \(Int64(place.uid.rawValue)),
                \(letter.mark.messageID), \(letter.mark.bodyHash), \(letter.mark.contentKey), \(letter.size), \(raw),
                \(blob), \(letter.receivedAt), \(moment), \(letter.isHistory), \(twin), \(state.rawValue), \(error))
            """
        )
        guard id != nil else { return .known }
        return twin.map { .twin(of: $0) } ?? (state == .refused ? .refused : .new)
    }

    /// A letter as it is kept.
    ///
    /// - Throws: ``SvodError`` `notFound` when it is not, or from the store.
    package static func kept(_ place: LetterPlace, in connection: any Connection) throws -> KeptLetter {
        guard
            let row = try connection.row("SELECT raw, blob FROM mail_letter WHERE \(Self.is(place))")
        else { throw SvodError(.notFound, "the letter \(place.source)/\(place.key) is not kept") }
        if let raw: [UInt8] = try row.get("raw") { return .bytes(raw) }
        guard let hash: String = try row.get("blob") else {
            throw SvodError(.notFound, "of the letter \(place.source)/\(place.key) nothing is kept")
        }
        return .blob(hash)
    }

    /// Says what became of a letter when it was read.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func settle(
        _ place: LetterPlace,
        _ state: LetterState,
        error: String? = nil,
        in connection: any Connection
    ) throws {
        try connection.execute(
            "UPDATE mail_letter SET state = \(state.rawValue), error = \(error) WHERE \(Self.is(place))"
        )
    }

    /// The news of a letter that could not be read, by its number; nil when it is none.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func unread(_ id: Int64, in connection: any Connection) throws -> LetterArrival? {
        try connection.row(
            """
            SELECT box, folder, uidvalidity, uid, received_at, body_hash, size, is_history FROM mail_letter
            WHERE id = \(id) AND state = 'failed'
            """
        ).map { row in
            let place = LetterPlace(
                box: try row.get("box"),
                folder: try row.get("folder"),
                uidValidity: UIDValidity(UInt32(clamping: try row.get("uidvalidity") as Int64)),
                uid: MessageUID(UInt32(clamping: try row.get("uid") as Int64))
            )
            return LetterArrival(
                place: place,
                receivedAt: try row.get("received_at"),
                hash: try row.get("body_hash"),
                size: try row.get("size"),
                isHistory: try row.get("is_history")
            )
        }
    }

    /// How many letters of each state there are in a box.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func counts(of box: String, in connection: any Connection) throws -> [LetterState: Int] {
        var counts: [LetterState: Int] = [:]
        for row in try connection.rows(
            "SELECT state, count(*) AS n FROM mail_letter WHERE box = \(box) GROUP BY state"
        ) {
            guard let state = LetterState(rawValue: try row.get("state")) else { continue }
            counts[state] = try row.get("n")
        }
        return counts
    }

    /// The letter that has the same content: the first that came. A refused one is nobody's twin: of it only the header
    /// is known.
    private static func twin(of letter: NewLetter, in connection: any Connection) throws -> Int64? {
        if case .refused = letter.content { return nil }
        let place = letter.place
        return try connection.row(
            """
            SELECT id FROM mail_letter
            WHERE content_key = \(letter.mark.contentKey) AND twin_id IS NULL
            AND state <> 'refused'
            AND NOT (box = \(place.box) AND folder = \(place.folder)
                AND uidvalidity = \(Int64(place.uidValidity.rawValue)) AND uid = \(Int64(place.uid.rawValue)))
            ORDER BY id LIMIT 1
            """
        )?.get("id")
    }

    private static func `is`(_ place: LetterPlace) -> SQL {
        """
        box = \(place.box) AND folder = \(place.folder) AND uidvalidity = \(Int64(place.uidValidity.rawValue))
        AND uid = \(Int64(place.uid.rawValue))
        """
    }
}

import Domain
import Foundation
import Logging
import Metrics
import Store

/// Fetches the letters of one folder and keeps them: raw letter, inbox row and cursor in one transaction.
struct FolderReader: Sendable {
    let line: MailboxLine
    let folder: String
    let logger: Logger
    let reporter: PartReporter
    /// Whether letters are fetched one by one: the server sent more than it had promised, and which letter that was is not
    /// known.
    var isCareful = false

    /// Letters whose sizes are asked for at once.
    private static let page = 1000
    /// The most that one command fetches.
    private static let batchBytes = 2 << 20
    private static let batchLetters = 200
    /// What is kept of a letter that is too large.
    private static let headerLimit = 64 << 10

    private var box: String { line.settings.name }

    /// Opens the folder and says where its reading stands. A folder never seen begins here; one whose validity changed is
    /// begun anew.
    ///
    /// - Throws: ``SvodError`` `limitExceeded` when the validity changes all the time: a person must look.
    func open(_ session: IMAPSession) async throws -> FolderCursor {
        let opened = try await session.open(folder, toChange: line.settings.moveTo != nil)
        let next = try await next(opened, session)
        let now = line.wall.now()
        return try await line.engine.write(.normal) { connection in
            var cursor = try CursorBook.cursor(of: box, folder, in: connection)
            if let known = cursor, known.validity == opened.validity { return known }
            if let known = cursor {
                cursor = known.reset(validity: opened.validity, next: next, at: now)
                try note("mail.folder_reset", ["validity": Int64(opened.validity.rawValue)], at: now, in: connection)
            } else {
                cursor = FolderCursor(
                    box: box,
                    folder: folder,
                    validity: opened.validity,
                    next: next,
                    readsPast: line.settings.start != .now,
                    at: now
                )
            }
            guard let cursor else { throw SvodError(.notFound, "the folder has no cursor") }
            guard cursor.resets <= 3 else {
                throw SvodError(
                    .limitExceeded,
                    "UIDVALIDITY of '\(folder)' changed \(cursor.resets) times within hours"
                )
            }
            try CursorBook.put(cursor, in: connection)
            return cursor
        }
    }

    /// Keeps what came since the cursor. Answers the cursor as it stands then, and how many letters there were.
    func catchUp(_ cursor: FolderCursor, _ session: IMAPSession) async throws -> (cursor: FolderCursor, letters: Int) {
        var cursor = cursor
        let uids = try await session.search(above: cursor.last)
        for page in uids.pages(of: Self.page) {
            try await read(page, cursor, ofPast: false, session)
            if let last = page.last { cursor.last = last }
        }
        return (cursor, uids.count)
    }

    /// Keeps what is of the past, from where it was left.
    func readPast(_ cursor: FolderCursor, _ session: IMAPSession) async throws {
        // The day of the server's own zone may be another one than ours.
        let since = earliest(cursor) - .seconds(86_400)
        let uids = try await session.search(above: cursor.past, upTo: cursor.pastEnd, since: since)
        logger.info("Letters of the past are read", metadata: ["letters": "\(uids.count)"])
        for page in uids.pages(of: Self.page) { try await read(page, cursor, ofPast: true, session) }
        try await line.engine.write(.bulk) { connection in
            try CursorBook.advance(cursor, to: cursor.pastEnd, ofPast: true, in: connection)
        }
    }

    private func earliest(_ cursor: FolderCursor) -> Timestamp {
        if case .history(let since) = line.settings.start { return min(since, cursor.begunAt) }
        return cursor.begunAt
    }

    /// The number that the next letter will have, also of a server that does not say it by itself.
    private func next(_ opened: ExaminedFolder, _ session: IMAPSession) async throws -> MessageUID {
        if let next = opened.next { return next }
        let last = try await session.search(above: MessageUID(0)).last ?? MessageUID(0)
        return MessageUID(last.rawValue + 1)
    }
}

// MARK: - Batches

extension FolderReader {
    private func read(
        _ uids: [MessageUID],
        _ cursor: FolderCursor,
        ofPast: Bool,
        _ session: IMAPSession
    ) async throws {
        var letters = try await session.sizes(of: uids).sorted { ($0.uid ?? .init(0)) < ($1.uid ?? .init(0)) }
        if ofPast {
            letters.removeAll { letter in
                cursor.isForgotten(receivedAt: letter.receivedAt ?? line.wall.now(), start: line.settings.start)
            }
        }
        for batch in FetchPlan(letters, most: Self.batchBytes, count: isCareful ? 1 : Self.batchLetters).batches {
            let kept = try await line.budget.with(min(batch.bytes, line.settings.letterLimit)) {
                let fetched = try await fetchCarefully(batch, cursor, ofPast: ofPast, session)
                try await keep(fetched, cursor, ofPast: ofPast)
                return fetched
            }
            reporter.pass()
            if !kept.isEmpty { reporter.event() }
            if !ofPast { try await move(kept.map(\.place.uid), session) }
        }
        // What was asked for and is gone, or of no concern, is passed over.
        guard let last = uids.last else { return }
        try await line.engine.write(ofPast ? .bulk : .normal) { connection in
            try CursorBook.advance(cursor, to: last, ofPast: ofPast, in: connection)
        }
    }

    /// Fetches a batch. When one letter alone is longer than the server had promised and than is allowed, it is noted as
    /// refused: the next session passes it over.
    private func fetchCarefully(
        _ batch: FetchPlan.Batch,
        _ cursor: FolderCursor,
        ofPast: Bool,
        _ session: IMAPSession
    ) async throws -> [NewLetter] {
        do {
            return try await fetch(batch, cursor, ofPast: ofPast, session)
        } catch let error as SvodError where error.code == .limitExceeded {
            if batch.letters.count == 1, let letter = batch.letters.first, let uid = letter.uid {
                let refused = new(letter, uid, [], .refused(header: [], reason: error.message), cursor, ofPast)
                try await keep([refused], cursor, ofPast: ofPast)
            }
            throw error
        }
    }

    private func fetch(
        _ batch: FetchPlan.Batch,
        _ cursor: FolderCursor,
        ofPast: Bool,
        _ session: IMAPSession
    ) async throws -> [NewLetter] {
        let large = batch.letters.filter { ($0.size ?? 0) > line.settings.letterLimit }
        let fitting = batch.letters.filter { ($0.size ?? 0) <= line.settings.letterLimit }
        var new: [NewLetter] = []
        for letter in large {
            guard let uid = letter.uid, let header = try await session.header(of: uid, most: Self.headerLimit) else {
                continue
            }
            let reason = "it has \(letter.size ?? 0) bytes, more than the \(line.settings.letterLimit) that are kept"
            new.append(self.new(letter, uid, header, .refused(header: header, reason: reason), cursor, ofPast))
        }
        let known = Dictionary(fitting.compactMap { letter in letter.uid.map { ($0, letter) } }) { first, _ in first }
        let bodies = try await bodies(of: fitting.compactMap(\.uid), session)
        for fetched in bodies.letters {
            guard let uid = fetched.uid, let bytes = fetched.bytes, let letter = known[uid] else { continue }
            let content: NewLetter.Content =
                bytes.count > LetterBook.largestInTable ? .blob(try await line.files.keep(bytes)) : .bytes(bytes)
            new.append(self.new(letter, uid, bytes, content, cursor, ofPast))
        }
        for (uid, reason) in bodies.unreadable {
            guard let letter = known[uid] else { continue }
            new.append(self.new(letter, uid, [], .refused(header: [], reason: reason), cursor, ofPast))
        }
        return new.sorted { $0.place.uid < $1.place.uid }
    }

    /// The bytes of letters, and why the server does not give those of some. A letter that it cannot give stops no other.
    private func bodies(
        of uids: [MessageUID],
        _ session: IMAPSession
    ) async throws -> (letters: [FetchedLetter], unreadable: [MessageUID: String]) {
        do {
            return (try await session.letters(uids), [:])
        } catch let error as SvodError where error.code == .conflict {
            guard uids.count > 1 else { return ([], uids.first.map { [$0: error.message] } ?? [:]) }
            var (letters, unreadable): ([FetchedLetter], [MessageUID: String]) = ([], [:])
            for uid in uids {
                let one = try await bodies(of: [uid], session)
                letters += one.letters
                unreadable.merge(one.unreadable) { first, _ in first }
            }
            return (letters, unreadable)
        }
    }

    private func new(
        _ letter: FetchedLetter,
        _ uid: MessageUID,
        _ bytes: [UInt8],
        _ content: NewLetter.Content,
        _ cursor: FolderCursor,
        _ ofPast: Bool
    ) -> NewLetter {
        let receivedAt = letter.receivedAt ?? line.wall.now()
        return NewLetter(
            place: LetterPlace(box: box, folder: folder, uidValidity: cursor.validity, uid: uid),
            receivedAt: receivedAt,
            size: letter.size ?? bytes.count,
            mark: LetterMark(bytes),
            isHistory: ofPast && cursor.isHistory(receivedAt: receivedAt),
            content: content
        )
    }

    /// Raw letters, inbox rows and cursor, in one transaction.
    private func keep(_ letters: [NewLetter], _ cursor: FolderCursor, ofPast: Bool) async throws {
        guard let last = letters.last else { return }
        let now = line.wall.now()
        let counts = try await line.engine.write(ofPast ? .bulk : .normal) { connection in
            var counts: [String: Int] = [:]
            for letter in letters {
                let keeping = try LetterBook.keep(letter, at: now, in: connection)
                switch keeping {
                case .new: try Inbox.accept(try Self.row(letter, at: now), in: connection)
                case .refused:
                    try note("letter.refused", ["uid": Int64(letter.place.uid.rawValue)], at: now, in: connection)
                case .twin, .known: break
                }
                counts[keeping.word, default: 0] += 1
            }
            try CursorBook.advance(cursor, to: last.place.uid, ofPast: ofPast, in: connection)
            return counts
        }
        Failpoint.beforeAcknowledgement.reach()
        for (word, count) in counts {
            Counter(label: "svod_mail_letters_total", dimensions: [("box", box), ("reason", word)]).increment(by: count)
            reporter.count(word, by: Int64(count))
        }
        logger.info("Letters are kept", metadata: ["letters": "\(letters.count)", "counts": "\(counts)"])
    }

    /// Moves kept letters away, where the box wants it. Only after the commit.
    func move(_ uids: [MessageUID], _ session: IMAPSession) async throws {
        guard let target = line.settings.moveTo, !uids.isEmpty else { return }
        try await session.move(uids, to: target)
        Failpoint.afterAcknowledgement.reach()
    }

    private static func row(_ letter: NewLetter, at now: Timestamp) throws -> NewInboxRow {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return NewInboxRow(
            source: letter.place.source,
            stream: "\(letter.place.source)/\(letter.place.key)",
            kind: LetterArrival.inboxKind,
            dedupKey: letter.place.key,
            payload: String(decoding: try encoder.encode(letter.arrival), as: UTF8.self),
            receivedAt: now
        )
    }

    private func note(_ kind: String, _ data: [String: Int64], at now: Timestamp, in connection: any Connection) throws
    {
        let text = data.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",")
        try Journal.append(
            NewJournalEntry(at: now, kind: kind, subject: "mail:\(box)", cause: .command, data: "{\(text)}"),
            in: connection
        )
    }
}

extension LetterBook.Keeping {
    /// The word that counts it.
    var word: String {
        switch self {
        case .new: "kept"
        case .twin: "twin"
        case .refused: "refused"
        case .known: "known"
        }
    }
}

extension Array {
    /// The elements in slices of at most `size`.
    func pages(of size: Int) -> [[Element]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}

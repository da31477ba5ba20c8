package import Domain
import Foundation
package import Logging
import Metrics
package import Store
package import Understanding

/// Handles an inbox row that holds the news of a letter: reads it, understands it and keeps its files, apart from any
/// transaction, and writes what it asks as an inbox row of kind ``IncomingRequest/inboxKind`` in one.
///
/// A letter that stops the daemon twice is set aside by the ``InboxWorker`` before it is read again; one that cannot be
/// read is said so in its row of `mail_letter`, and its mailbox goes on. Sheets and PDFs are read apart
/// (``LetterFileReader``); the request waits for them.
package struct LetterHandler: Sendable {
    /// Characters of a file's text that are kept for the search.
    static let textLimit = 200_000
    /// Bytes of all files of a letter that are read for their text.
    static let readLimit = 16 << 20

    private let blobs: BlobFolder
    private let hints: @Sendable () -> UnderstandingHints
    private let channel: @Sendable (_ box: String, _ recipients: [String]) -> String?
    private let reader: LetterReader
    private let threads = LetterThreads()
    private let clock: WallClock
    private let logger: Logger

    /// Creates the handler. Files are kept in `blobs`; `hints`, and the `channel` of a mailbox's letter to somebody, are
    /// asked for with each letter.
    package init(
        blobs: BlobFolder,
        hints: @escaping @Sendable () -> UnderstandingHints,
        channel: @escaping @Sendable (_ box: String, _ recipients: [String]) -> String? = { _, _ in nil },
        limits: LetterLimits = LetterLimits(),
        clock: WallClock,
        logger: Logger
    ) {
        (self.blobs, self.hints, self.channel, self.clock, self.logger) = (blobs, hints, channel, clock, logger)
        reader = LetterReader(limits: limits, keepsFiles: true)
    }

    /// The handlers for the inbox: of letters, and of what was read of their files.
    package var inboxHandlers: [InboxHandler] {
        [
            InboxHandler(
                kind: LetterArrival.inboxKind,
                setAside: { row, reason, connection in
                    try setAside(LetterArrival(payload: row.payload), reason, row.id, connection)
                },
                prepare: { row, engine, guarded in
                    let arrival = try LetterArrival(payload: row.payload)
                    return try await read(arrival, of: row, engine, guarded) { try news(of: $0, arrival, row) }
                }
            ),
            // The letter is read again, which costs less than to keep it.
            InboxHandler(
                kind: LetterFilesReading.inboxKind,
                setAside: { row, reason, connection in
                    try setAside(Self.filesReading(row).arrival, reason, row.id, connection)
                },
                prepare: { row, engine, guarded in
                    let reading = try Self.filesReading(row)
                    return try await read(reading.arrival, of: row, engine, guarded) { letter in
                        try request(letter, reading.arrival, try letter.attachments.map(keep), reading)
                    }
                }
            ),
        ]
    }

    private static func filesReading(_ row: InboxRow) throws -> LetterFilesReading {
        guard let reading = try? JSONDecoder().decode(LetterFilesReading.self, from: Data((row.payload ?? "").utf8))
        else {
            throw SvodError(.invalidInput, "the row does not hold what files of a letter say")
        }
        return reading
    }

    /// Reads a letter where that keeps nobody waiting, and answers what is to be changed: what `found` makes of it, or
    /// that it cannot be read.
    private func read(
        _ arrival: LetterArrival,
        of row: InboxRow,
        _ engine: any Engine,
        _ guarded: GuardedReading,
        _ found: @escaping @Sendable (Letter) throws -> InboxHandler.Change
    ) async throws -> InboxHandler.Change {
        let kept = try await engine.read { try LetterBook.kept(arrival.place, in: $0) }
        return try await threads.run {
            do {
                return try guarded { try found(try letter(try kept.bytes(in: blobs))) }
            } catch let error as SvodError where error.code == .limitExceeded || error.code == .invalidInput {
                Counter(label: "svod_letters_refused_total", dimensions: [("reason", "unreadable")]).increment()
                logger.info(
                    "a letter was not read",
                    metadata: ["box": "\(arrival.place.box)", "letter": "\(arrival.place.key)"]
                )
                return {
                    try refuse(arrival.place, error.message, row.id, $0)
                    return []
                }
            }
        }
    }

    private func letter(_ bytes: [UInt8]) throws -> Letter {
        let letter = try reader.read(bytes)
        if letter.refusedParts > 0 {
            Counter(label: "svod_letters_refused_total", dimensions: [("reason", "parts")]).increment(
                by: Int64(letter.refusedParts)
            )
        }
        return letter
    }

    /// What follows from a letter: its files are read first where some are worth it.
    private func news(of letter: Letter, _ arrival: LetterArrival, _ row: InboxRow) throws -> InboxHandler.Change {
        let files = try letter.attachments.map(keep)
        let order = LetterFilesOrder(arrival: arrival, stream: row.stream, files: Self.heavy(letter, files))
        guard order.files.isEmpty else { return try queue(order) }
        return try request(letter, arrival, files, LetterFilesReading(arrival: arrival))
    }

    /// Says of a letter that stopped the daemon twice that it is not read, where its mailbox's letters are looked at.
    private func setAside(
        _ arrival: LetterArrival,
        _ reason: String,
        _ row: InboxID,
        _ connection: any Connection
    ) throws {
        Counter(label: "svod_letters_refused_total", dimensions: [("reason", "set_aside")]).increment()
        try refuse(arrival.place, reason, row, connection)
    }

    private func refuse(
        _ place: LetterPlace,
        _ reason: String,
        _ row: InboxID,
        _ connection: any Connection
    ) throws {
        try LetterBook.settle(place, .failed, error: reason, in: connection)
        try Journal.append(
            NewJournalEntry(
                at: clock.now(),
                kind: "letter.unreadable",
                subject: place.source,
                cause: .inbox(row),
                data: #"{"uid":\#(place.uid.rawValue)}"#
            ),
            in: connection
        )
    }

    private func keep(_ file: LetterAttachment) throws -> RequestFile {
        RequestFile(
            name: file.name ?? Self.name(of: file),
            type: file.type,
            size: file.size,
            hash: try file.bytes.map { try blobs.keep($0) }
        )
    }

    /// The files whose text is worth reading apart.
    private static func heavy(_ letter: Letter, _ files: [RequestFile]) -> [LetterFilesOrder.File] {
        var (found, size): ([LetterFilesOrder.File], Int) = ([], 0)
        for (attachment, file) in zip(letter.attachments, files).prefix(20) {
            guard let hash = file.hash, size + file.size <= readLimit else { continue }
            let named = LetterFilesOrder.File(name: file.name, type: file.type, hash: hash)
            guard SheetTables.isSheet(attachment) || LetterFileReader.isPDF(named) else { continue }
            size += file.size
            found.append(named)
        }
        return found
    }

    private func queue(_ order: LetterFilesOrder) throws -> InboxHandler.Change {
        let row = NewOutboxRow(
            connector: LetterFilesOrder.connector,
            kind: LetterFilesOrder.kind,
            dedupKey: "\(order.arrival.place.source)/\(order.arrival.place.key)",
            payload: String(decoding: try JSONEncoder().encode(order), as: UTF8.self),
            createdAt: clock.now()
        )
        return {
            try Outbox.enqueue(row, in: $0)
            return []
        }
    }

    /// What a letter asks, as a row of the inbox.
    private func request(
        _ letter: Letter,
        _ arrival: LetterArrival,
        _ files: [RequestFile],
        _ reading: LetterFilesReading
    ) throws -> InboxHandler.Change {
        var source = letter.source
        source.tables = reading.tables
        let hints = hints()
        let understood = LetterUnderstanding(hints: hints).read(source)
        var request = LetterRequest(hints: hints).make(letter, understood, arrival)
        request.channel = channel(arrival.place.box, request.recipients)
        request.files = files.map { file in
            var file = file
            file.text = file.hash.flatMap { reading.texts[$0] }.map { String($0.prefix(Self.textLimit)) }
            return file
        }
        let row = NewInboxRow(
            source: arrival.place.source,
            stream: LetterRequest.stream(of: letter, arrival),
            kind: IncomingRequest.inboxKind,
            dedupKey: "request/\(arrival.place.key)",
            payload: String(decoding: try JSONEncoder().encode(request), as: UTF8.self),
            content: request,
            receivedAt: arrival.receivedAt
        )
        return { connection in
            try LetterBook.settle(arrival.place, .read, in: connection)
            return [row]
        }
    }

    private static func name(of file: LetterAttachment) -> String {
        switch file.type {
        case "message/rfc822": "letter.eml"
        case "image/jpeg": "image.jpg"
        case "image/png": "image.png"
        case "image/gif": "image.gif"
        case "text/calendar": "invite.ics"
        default: "file"
        }
    }
}

import Domain
import Logging
import Mail
import Records
import Store

/// How fast letters that are kept raw are read and understood, and become leads with their people, companies,
/// conversations and cards.
struct RequestBench: Sendable {
    /// How many letters.
    var letters: Int
    /// The folder for the store's file.
    var scratch: String
    /// A PostgreSQL to measure too, as a libpq connection string.
    var postgres: String?

    /// Measures on each engine.
    func run() async throws -> [Section] {
        let sqlite = try await SQLiteEngine(path: "\(scratch)/requests.sqlite", options: SQLiteOptions(readers: 2))
        var sections = [try await measure(sqlite, "SQLite, synchronous=FULL")]
        if let postgres {
            let engine = try await PostgresEngine(postgres, options: PostgresOptions(readers: 2))
            sections.append(try await measure(engine, "PostgreSQL, fsync on"))
        }
        return sections
    }

    private func measure(_ engine: any Engine, _ name: String) async throws -> Section {
        do {
            try await Migrator.migrate(engine)
            try await engine.bulk(Array(0..<letters)) { number, connection in
                try Self.keep(number, in: connection)
            }
            let worker = InboxWorker(
                pipeline: try RequestPipeline.make(engine, blobs: "\(scratch)/request-files"),
                logger: Logger(label: "bench")
            )
            let start = ContinuousClock.now
            try await worker.handleReady()
            let rate = Double(letters) / start.duration(to: .now).inSeconds
            let leads: Int = try await engine.read { try $0.row("SELECT count(*) AS n FROM lead")?.get("n") ?? 0 }
            await engine.close()
            var section = Section(title: "Requests: \(Number.grouped(letters)) letters, \(name)")
            section.figures.append(
                Figure(
                    name: "kept letters are read, understood and become leads",
                    value: "\(Number.short(rate))/s",
                    beside: "\(Number.grouped(leads)) leads; each fourth letter answers another",
                    goal: "≥ 1,000/s",
                    verdict: rate >= 1000 ? .met : .missed
                )
            )
            return section
        } catch {
            await engine.close()
            throw error
        }
    }

    /// Keeps a letter as the mailbox's reader does.
    private static func keep(_ number: Int, in connection: any Connection) throws {
        let moment = Timestamp(seconds: 1_795_300_000 + Int64(number))
        let bytes = Array(SampleLetter.text(number, answersPrevious: number % 4 == 3).utf8)
        let place = LetterPlace(
            box: "sales",
            folder: "INBOX",
            uidValidity: UIDValidity(7),
            uid: MessageUID(UInt32(number + 1))
        )
        let letter = NewLetter(
            place: place,
            receivedAt: moment,
            size: bytes.count,
            mark: LetterMark(bytes),
            isHistory: false,
            content: .bytes(bytes)
        )
        _ = try LetterBook.keep(letter, at: moment, in: connection)
        try Inbox.accept(
            NewInboxRow(
                source: place.source,
                stream: "\(place.source)/\(place.key)",
                kind: LetterArrival.inboxKind,
                dedupKey: place.key,
                payload: try FactCoding.json(letter.arrival),
                receivedAt: moment
            ),
            in: connection
        )
    }
}

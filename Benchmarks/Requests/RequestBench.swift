import Domain
import Funnels
import Leads
import Logging
import Records
import Store

/// How fast requests that wait in the inbox become leads with their people, companies, conversations and cards.
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
                try Inbox.accept(Self.row(number), in: connection)
            }
            let worker = InboxWorker(pipeline: try pipeline(engine), logger: Logger(label: "bench"))
            let start = ContinuousClock.now
            try await worker.handleReady()
            let rate = Double(letters) / start.duration(to: .now).inSeconds
            let leads: Int = try await engine.read { try $0.row("SELECT count(*) AS n FROM lead")?.get("n") ?? 0 }
            await engine.close()
            var section = Section(title: "Requests: \(Number.grouped(letters)) letters, \(name)")
            section.figures.append(
                Figure(
                    name: "understood letters become leads with people and cards",
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

    private func pipeline(_ engine: any Engine) throws -> InboxPipeline {
        let funnels = FunnelBasis(set: try .standard)
        let bus = EventBus().adding(FunnelBus(basis: { funnels }).handler)
        let basis = LeadBasis(policy: LeadPolicy(), channels: ChannelTable(), bus: bus)
        return InboxPipeline(
            engine: engine,
            handlers: [RequestHandler(basis: { basis }, clock: .system).inboxHandler],
            clock: .system,
            logger: Logger(label: "bench")
        )
    }

    private static func row(_ number: Int) throws -> NewInboxRow {
        let now = Timestamp(seconds: 1_795_300_000 + Int64(number))
        let person = number % 3000
        var request = IncomingRequest(
            kind: .letter,
            source: "sales",
            key: "INBOX/1/\(number)",
            sentAt: now,
            receivedAt: now,
            text: "Добрый день!\nПросим выставить счёт на двери по списку, доставка в Санкт-Петербург. № \(number)",
            client: RequestClient(
                name: "Иван Петров \(person)",
                email: "client\(person)@example.test",
                phones: ["+7921\(1_000_000 + person)"],
                company: "ООО «Ромашка \(person % 500)»"
            )
        )
        request.messageID = "\(number)@example.test"
        request.references = number % 4 == 3 ? ["\(number - 1)@example.test"] : []
        request.subject = "Заявка \(number)"
        request.lines = (0..<3).map { RequestLine(name: "Дверь \($0)", article: "D-\($0)", quantity: 1000, unit: "шт") }
        return NewInboxRow(
            source: "mail:sales",
            stream: "letters:\(request.references.first ?? "\(number)@example.test")",
            kind: IncomingRequest.inboxKind,
            dedupKey: request.key,
            payload: try FactCoding.json(request),
            receivedAt: now
        )
    }
}

import Domain
import Logging
import OneC
import Reconciliation
import Records
import Store

/// How fast payments that name no base find their orders among many open ones, and how fast orders with lines and
/// payments come into the ledger.
struct LedgerBench: Sendable {
    /// How many orders are open.
    var open: Int
    /// How many payments come.
    var payments: Int
    /// How many orders with five lines and two payments are taken in.
    var imported: Int
    /// The folder for the store's file.
    var scratch: String
    /// A PostgreSQL to measure too, as a libpq connection string.
    var postgres: String?

    /// Measures on each engine.
    func run() async throws -> [Section] {
        let sqlite = try await SQLiteEngine(path: "\(scratch)/ledger.sqlite", options: SQLiteOptions(readers: 1))
        var sections = [try await measure(sqlite, "SQLite, synchronous=FULL")]
        if let postgres {
            let engine = try await PostgresEngine(postgres, options: PostgresOptions(readers: 1))
            sections.append(try await measure(engine, "PostgreSQL, fsync on"))
        }
        return sections
    }

    private func measure(_ engine: any Engine, _ name: String) async throws -> Section {
        do {
            try await Migrator.migrate(engine)
            var section = Section(title: "The ledger: \(Number.grouped(open)) open orders, \(name)")
            try await receive((0..<open).lazy.map { LedgerSample.order($0) }, engine)
            let statement = (0..<payments).map { LedgerSample.payment($0, among: open) }
            let start = ContinuousClock.now
            try await arrive(statement, engine)
            let matching = start.duration(to: .now).inSeconds
            section.figures.append(
                .atMost(
                    10 * Double(payments) / 10_000,
                    "\(Number.grouped(payments)) payments received and matched",
                    matching,
                    unit: "s",
                    beside: try await outcome(engine)
                )
            )
            let again = ContinuousClock.now
            try await load((open..<(open + imported)).map { LedgerSample.paidOrder($0) }, engine)
            let rate = Double(imported) / again.duration(to: .now).inSeconds
            section.figures.append(
                Figure(
                    name: "orders of past years with 5 lines and 2 payments, without funnels",
                    value: "\(Number.short(rate))/s",
                    goal: "≥ 3,000/s",
                    verdict: rate >= 3000 ? .met : .missed
                )
            )
            section.notes.append(
                "\(name); three payments of four name their order; they arrive over the inbox, orders of past years in the bulk lane"
            )
            await engine.close()
            return section
        } catch {
            await engine.close()
            throw error
        }
    }

    private func receive(_ documents: some Sequence<OneCDocument> & Sendable, _ engine: any Engine) async throws {
        let handler = OneCDocumentHandler(bus: EventBus(), clock: .system)
        try await engine.bulk(Array(documents)) { try handler.handle($0, cause: .command, $1) }
    }

    /// Takes payments in as a statement brings them: over the inbox, some in a transaction.
    private func arrive(_ documents: [OneCDocument], _ engine: any Engine) async throws {
        let pipeline = InboxPipeline(
            engine: engine,
            handlers: [OneCDocumentHandler(bus: EventBus(), clock: .system).inboxHandler],
            clock: .system,
            logger: Logger(label: "bench")
        )
        let now = WallClock.system.now()
        for start in stride(from: 0, to: documents.count, by: PackageReader.payments) {
            let rows = try documents[start..<min(start + PackageReader.payments, documents.count)].map {
                try OneCInbox.row(for: $0, key: $0.id, receivedAt: now)
            }
            try await pipeline.accept(rows, lane: .normal)
        }
    }

    /// Takes orders of past years in, as `svod import commerceml` does.
    private func load(_ documents: [OneCDocument], _ engine: any Engine) async throws {
        let handler = OneCDocumentHandler(bus: EventBus(), clock: .system, isHistory: true)
        let pages = stride(from: 0, to: documents.count, by: OneCDocumentHandler.page).map {
            Array(documents[$0..<min($0 + OneCDocumentHandler.page, documents.count)])
        }
        try await engine.bulk(pages) { try handler.handle($0, cause: .command, $1) }
    }

    private func outcome(_ engine: any Engine) async throws -> String {
        try await engine.read { connection in
            let row = try connection.row(
                """
                SELECT count(*) AS all_of_them, coalesce(sum(CASE WHEN allocated > 0 THEN 1 ELSE 0 END), 0) AS placed
                FROM payment
                """
            )
            let (all, placed): (Int, Int) = (try row?.get("all_of_them") ?? 0, try row?.get("placed") ?? 0)
            return "\(Number.grouped(placed)) allocated by themselves, \(Number.grouped(all - placed)) wait"
        }
    }
}

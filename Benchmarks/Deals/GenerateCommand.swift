import ArgumentParser
import Domain
import Foundation
import Store

/// `svod-bench generate`: a store of made-up deals, to try svod or a measurement on.
struct GenerateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Fill a store with made-up deals.",
        discussion: """
            Deals over some years in every stage, companies, people with Russian names, managers, tasks, timers and a \
            journal. The same seed and moment give the same rows. The funnel is printed by --funnel.
            """
    )

    @Option(help: "How many deals.")
    var deals = 1_000_000

    @Option(help: "How many of them are open; a tenth unless said otherwise.")
    var open: Int?

    @Option(help: "What chance begins with.")
    var seed: UInt64 = 1

    @Option(help: "The end of the years that the deals come from, in seconds since 1970; now unless said otherwise.")
    var at: Int64?

    @Option(help: "The SQLite file, new or one that svod has made.")
    var to: String?

    @Option(help: "A PostgreSQL instead, as libpq's connection string.")
    var postgres: String?

    @Flag(help: "Print the funnel that the deals go through, and nothing else.")
    var funnel = false

    func validate() throws {
        guard funnel || (to == nil) != (postgres == nil) else { throw ValidationError("say --to or --postgres") }
        guard deals > 0, (open ?? 0) <= deals else { throw ValidationError("there are more open deals than deals") }
    }

    func run() async throws {
        if funnel { return print(BenchFunnel.text(), terminator: "") }
        let engine = try await openStore()
        do {
            try await Migrator.migrate(engine)
            try await generate(engine)
            await engine.close()
        } catch {
            await engine.close()
            throw error
        }
    }

    private func openStore() async throws -> any Engine {
        if let postgres { return try await PostgresEngine(postgres, options: PostgresOptions(readers: 1)) }
        return try await SQLiteEngine(path: to ?? "", options: SQLiteOptions(readers: 1))
    }

    private func generate(_ engine: any Engine) async throws {
        let start = ContinuousClock.now
        let size = StoreSize(deals: deals, open: open ?? max(deals / 10, 1))
        let now = at.map { Timestamp(seconds: $0) } ?? WallClock.system.now()
        var generator = DealGenerator(size: size, seed: seed, now: now)
        generator.progress = { done in
            let seconds = start.duration(to: .now).inSeconds
            let rate = Number.short(Double(done) / max(seconds, 0.001))
            let line = "\(Number.grouped(done)) of \(Number.grouped(size.deals)) deals, \(rate)/s\n"
            FileHandle.standardError.write(Data(line.utf8))
        }
        try await generator.fill(engine)
    }
}

import Domain
import Funnels
import Store

/// How fast cards move, boards are read and timers armed anew, in a store of many deals.
struct CardBench: Sendable {
    /// The deals of the store.
    var size: StoreSize
    /// How many moves to make.
    var moves: Int
    /// How many times each page is read.
    var reads: Int
    /// The folder for the store's file.
    var scratch: String
    /// A store that `svod-bench generate` has filled, to measure on instead.
    var store: String?

    /// Measures.
    func run() async throws -> [Section] {
        let path = store ?? "\(scratch)/deals.sqlite"
        let engine = try await SQLiteEngine(path: path, options: SQLiteOptions(readers: 2))
        do {
            try await Migrator.migrate(engine)
            let start = ContinuousClock.now
            if store == nil { try await DealGenerator(size: size, now: WallClock.system.now()).fill(engine) }
            let generating = start.duration(to: .now)
            let basis = try await FunnelVersions.keep(try BenchFunnel.read(), in: engine, at: WallClock.system.now())
            var sections = [
                try await BoardBench(engine: engine, reads: reads).run(),
                try await MoveBench(engine: engine, basis: basis, moves: moves).run(),
            ]
            sections += try await RearmBench(engine: engine).run()
            if store == nil { sections[0].notes.append(note(generating)) }
            await engine.close()
            return sections
        } catch {
            await engine.close()
            throw error
        }
    }

    private func note(_ time: Duration) -> String {
        let rate = Number.short(Double(size.deals) / time.inSeconds)
        return "the store was generated in \(Number.short(time.inSeconds)) s, \(rate) deals/s with all their rows"
    }
}

import Domain
import Funnels
import Logging
import Store

/// How long others wait while a changed calendar arms every timer anew, while changed funnels come into force, and while
/// all timers fire at once.
struct RearmBench: Sendable {
    /// The store, filled.
    let engine: any Engine

    /// What was seen of one piece of background work.
    private struct Outcome: Sendable {
        var whole: Duration
        var waits: Distribution
    }

    /// Measures.
    func run() async throws -> [Section] {
        let armed = try await count()
        let set = try BenchFunnel.read(hours: "10:00-19:00")
        let keeping = try await beside { try await FunnelVersions.keep(set, in: engine, at: WallClock.system.now()) }
        let basis = keeping.result
        let timers = FunnelTimers(basis: { basis }, clock: .system)
        let rearming = try await beside { try await timers.rearmAll(engine) }
        var section = Section(title: "A changed calendar arms \(Number.grouped(armed)) timers anew, in slices")
        section.figures = [
            wait("a command meanwhile waits for its COMMIT, p99", rearming.outcome),
            Figure(
                name: "all armed anew",
                value: "\(Number.short(rearming.outcome.whole.inSeconds)) s",
                beside: "\(Number.short(Double(armed) / rearming.outcome.whole.inSeconds)) timers/s"
            ),
            wait("the same while the new version of the funnels comes into force, p99", keeping.outcome),
        ]
        return [section, try await drain(basis)]
    }

    /// Fires all timers as the daemon does it, without the daemon: what calls meet beside that, the daemon tells.
    private func drain(_ basis: FunnelBasis) async throws -> Section {
        let due = WallClock.system.now()
        try await engine.write(.bulk) { connection in
            _ = try connection.execute("UPDATE timer SET fire_at = \(due), next_at = \(due)")
        }
        let worker = TimerWorker(
            engine: engine,
            handlers: [FunnelTimers(basis: { basis }, clock: .system).handler],
            wallClock: .system,
            logger: Logger(label: "timers")
        )
        let draining = try await beside { try await worker.fireDue() }
        let left = try await count()
        var section = Section(title: "\(Number.grouped(draining.result)) timers due at once are fired")
        section.figures = [
            wait("a command meanwhile waits for its COMMIT, p99", draining.outcome),
            Figure(
                name: "all fired",
                value: "\(Number.short(draining.outcome.whole.inSeconds)) s",
                beside:
                    "\(Number.short(Double(draining.result) / draining.outcome.whole.inSeconds)) timers/s, each a task, "
                    + "a notice and their entries in the journal; \(left) left",
                goal: "none left",
                verdict: left == 0 ? .met : .missed
            ),
        ]
        return section
    }

    private func count() async throws -> Int {
        try await engine.read { connection in
            try connection.row("SELECT count(*) AS n FROM timer WHERE kind = \(TimerMark.kind)")?.get("n") ?? 0
        }
    }

    private func wait(_ name: String, _ outcome: Outcome) -> Figure {
        let middle = Number.short(outcome.waits.milliseconds(0.5))
        let most = Number.short(outcome.waits.milliseconds(1))
        return .atMost(
            20,
            name,
            outcome.waits.milliseconds(0.99),
            unit: "ms",
            beside: "p50 \(middle) ms, longest \(most) ms of \(Number.grouped(outcome.waits.count))"
        )
    }

    /// Works while a small write of the realtime lane is handed in every two milliseconds.
    private func beside<Result: Sendable>(
        _ work: @escaping @Sendable () async throws -> Result
    ) async throws -> (result: Result, outcome: Outcome) {
        try await engine.write(.realtime) { connection in
            try connection.execute("CREATE TABLE IF NOT EXISTS bench_probe (at BIGINT NOT NULL)")
        }
        let running = Switch()
        async let waits = probe(while: running)
        let start = ContinuousClock.now
        let result: Result
        do {
            result = try await work()
        } catch {
            running.off()
            throw error
        }
        let whole = start.duration(to: .now)
        running.off()
        return (result, Outcome(whole: whole, waits: Distribution(try await waits)))
    }

    private func probe(while running: Switch) async throws -> [Duration] {
        var times: [Duration] = []
        repeat {
            let began = ContinuousClock.now
            try await engine.write(.realtime) { connection in
                _ = try connection.execute("INSERT INTO bench_probe (at) VALUES (0)")
            }
            times.append(began.duration(to: .now))
            try await Task.sleep(for: .milliseconds(2))
        } while running.isOn
        return times
    }
}

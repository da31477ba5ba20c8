import Domain

/// How fast a call reaches the desks, and what the daemon takes, by the built program under real loads.
struct DaemonBench: Sendable {
    /// How many desks are open.
    private static let desks = 20

    /// The program.
    var svod: String
    /// The folder of recordings.
    var recordings: String
    /// The folder for the daemon's sites.
    var scratch: String
    /// Shortens the loads.
    var isQuick: Bool

    /// Measures under a usual load and in a storm.
    func run() async throws -> [Section] {
        let seconds = isQuick ? 6 : 60
        // Three minutes of it: of two hundred calls the 99th of a hundred would be the second slowest, the first after
        // the start among them.
        let usual = try await load("usual", calls: seconds * 10, interval: .milliseconds(300)).run()
        let storm = try await load("storm", calls: isQuick ? 200 : 2000, interval: .milliseconds(30)).run()
        return [
            section("A call's entry on the AMI socket → its card at 20 desks, 200 calls a minute", usual, limit: 10),
            section("The same in a storm of \(Number.grouped(storm.calls)) calls in \(seconds) s", storm, limit: 50),
            daemon(usual, storm),
        ]
    }

    private func load(_ name: String, calls: Int, interval: Duration) -> LoadRun {
        LoadRun(
            svod: svod,
            recordings: recordings,
            folder: "\(scratch)/\(name)",
            desks: Self.desks,
            calls: calls,
            interval: interval,
            rest: isQuick ? .seconds(1) : .seconds(5)
        )
    }

    private func section(_ title: String, _ run: LoadRun.Outcome, limit: Double) -> Section {
        let middle = Number.short(run.delays.milliseconds(0.5))
        let most = Number.short(run.delays.milliseconds(1))
        let lost = run.calls - min(run.complete, run.store.leads)
        var section = Section(title: title)
        section.figures = [
            .atMost(
                limit,
                "p99",
                run.delays.milliseconds(0.99),
                unit: "ms",
                beside: "p50 \(middle) ms, max \(most) ms"
            ),
            Figure(
                name: "calls lost",
                value: "\(lost)",
                beside: "\(run.calls) calls, \(run.store.leads) leads, \(run.store.ended) calls ended in the store, "
                    + "\(run.store.undone) inbox rows undone, \(run.resets) desks told to reload",
                goal: "0",
                verdict: lost == 0 && run.store.leads == run.calls && run.store.undone == 0 ? .met : .missed
            ),
            Figure(
                name: "processor time a call",
                value: "\(Number.short(run.work.inMilliseconds / Double(max(run.calls, 1)))) ms",
                beside: "all threads, 20 desks served"
            ),
        ]
        return section
    }

    private func daemon(_ usual: LoadRun.Outcome, _ storm: LoadRun.Outcome) -> Section {
        let stop = (usual.stops + storm.stops).max() ?? .zero
        var section = Section(title: "The daemon")
        section.figures = [
            memory(60, "memory when idle (RSS)", storm.idle),
            memory(90, "memory after the storm, 20 desks open (RSS)", storm.after),
            .atMost(
                1,
                "start to READY, the store holds the storm's calls",
                storm.restart.inSeconds,
                unit: "s",
                beside: "an empty store: \(Number.short(storm.start.inSeconds)) s"
            ),
            .atMost(2, "SIGTERM to exit, the slowest of four", stop.inSeconds, unit: "s"),
        ]
        return section
    }

    private func memory(_ limit: Double, _ name: String, _ measured: (resident: Double, own: Double)) -> Figure {
        let own = "of it private \(Number.short(measured.own)) MB"
        return .atMost(limit, name, measured.resident, unit: "MB", beside: own)
    }
}

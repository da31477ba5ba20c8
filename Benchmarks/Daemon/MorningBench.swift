import Domain

/// How fast calls reach the desks while a hundred thousand timers of cards, due at one moment, are fired.
struct MorningBench: Sendable {
    /// The program.
    var svod: String
    /// The folder of recordings.
    var recordings: String
    /// The folder for the daemon's site.
    var scratch: String
    /// Fewer timers, a shorter load.
    var isQuick: Bool

    /// Measures.
    func run() async throws -> Section {
        let timers = isQuick ? 5000 : 100_000
        let run = try await LoadRun(
            svod: svod,
            recordings: recordings,
            folder: "\(scratch)/morning",
            desks: 20,
            calls: isQuick ? 150 : 900,
            interval: .milliseconds(isQuick ? 100 : 150),
            rest: .seconds(1),
            meanwhile: Morning(timers: timers, lead: .seconds(isQuick ? 8 : 15))
        ).run()
        guard let morning = run.meanwhile else { throw SvodError(.timedOut, "the timers did not fire") }
        return section(run, timers, morning.delays, morning.span)
    }

    private func section(
        _ run: LoadRun.Outcome,
        _ timers: Int,
        _ delays: Distribution,
        _ drain: Duration
    ) -> Section {
        let middle = Number.short(delays.milliseconds(0.5))
        let most = Number.short(delays.milliseconds(1))
        let lost = run.calls - min(run.complete, run.store.leads)
        var section = Section(title: "\(Number.grouped(timers)) timers due at 09:00 while calls come")
        section.figures = [
            .atMost(
                50,
                "a call's entry on the AMI socket → its card at 20 desks, p99",
                delays.milliseconds(0.99),
                unit: "ms",
                beside: "p50 \(middle) ms, max \(most) ms, \(Number.grouped(delays.count)) cards shown meanwhile"
            ),
            Figure(
                name: "all timers fired",
                value: "\(Number.short(drain.inSeconds)) s",
                beside: "\(Number.short(Double(timers) / drain.inSeconds)) timers/s, each a task, "
                    + "a notice and their entries in the journal"
            ),
            Figure(
                name: "calls lost",
                value: "\(lost)",
                beside: "\(run.calls) calls, \(run.store.leads) leads, \(run.resets) desks told to reload",
                goal: "0",
                verdict: lost == 0 && run.store.undone == 0 ? .met : .missed
            ),
        ]
        return section
    }
}

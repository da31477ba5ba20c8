import Domain

/// How fast calls reach the desks while years of orders are taken in beside the daemon, and what that takes.
struct PastBench: Sendable {
    /// The program.
    var svod: String
    /// The folder of recordings.
    var recordings: String
    /// The folder for the daemon's site.
    var scratch: String
    /// Bytes of the file of orders.
    var size: Int

    /// Measures.
    func run() async throws -> Section {
        let past = PastImport(svod: svod, size: size)
        // About as long as the import takes.
        let calls = max(100, min(3000, size / 1_000_000))
        let run = try await LoadRun(
            svod: svod,
            recordings: recordings,
            folder: "\(scratch)/past",
            desks: 20,
            calls: calls,
            interval: .milliseconds(300),
            rest: .seconds(1),
            meanwhile: past
        ).run()
        guard let during = run.meanwhile else { throw SvodError(.timedOut, "the import did not end") }
        if let fault = past.outcome.fault { throw SvodError(.unavailable, "the import failed: \(fault)") }
        return section(run, past.outcome, during.delays, during.span)
    }

    private func section(
        _ run: LoadRun.Outcome,
        _ past: PastImport.Outcome,
        _ delays: Distribution,
        _ span: Duration
    ) -> Section {
        let lost = run.calls - min(run.complete, run.store.leads)
        var section = Section(title: "\(Number.grouped(past.orders)) orders of past years taken in while calls come")
        section.figures = [
            .atMost(
                50,
                "a call's entry on the AMI socket → its card at 20 desks, p99",
                delays.milliseconds(0.99),
                unit: "ms",
                beside: "p50 \(Number.short(delays.milliseconds(0.5))) ms, max "
                    + "\(Number.short(delays.milliseconds(1))) ms, \(Number.grouped(delays.count)) cards meanwhile"
            ),
            .atMost(300, "most memory of the import", past.memory, unit: "MB"),
            Figure(
                name: "orders taken in",
                value: "\(Number.short(Double(past.orders) / span.inSeconds))/s",
                beside: "\(Number.short(Double(past.bytes) / 1e6)) MB in \(Number.short(span.inSeconds)) s, "
                    + "the writer left to the daemon half of the time"
            ),
            Figure(
                name: "calls lost",
                value: "\(lost)",
                beside: "\(run.calls) calls, \(run.store.leads) leads",
                goal: "0",
                verdict: lost == 0 && run.store.undone == 0 ? .met : .missed
            ),
        ]
        return section
    }
}

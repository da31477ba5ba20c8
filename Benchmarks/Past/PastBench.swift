import Domain
import Store

/// How fast calls reach the desks while years of orders are taken in beside the daemon, what that takes, and how fast the
/// same goes where nobody else works.
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
        let calls = max(100, min(4500, size / 1_000_000))
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
        var section = section(run, past.outcome, during.delays, during.span)
        section.figures += try await alone()
        return section
    }

    /// A part of the file taken in without a daemon, from the program's start to its end.
    private func alone() async throws -> [Figure] {
        let past = PastImport(svod: svod, size: min(size, Self.largestAlone))
        var site = try BenchSite(folder: "\(scratch)/alone", desks: 1, exchangePort: 5038)
        try await past.prepare(&site, svod: svod)
        let engine = try await SQLiteEngine(path: site.store)
        try await Migrator.migrate(engine)
        await engine.close()
        try await past.watch()
        if let fault = past.outcome.fault { throw SvodError(.unavailable, "the import failed: \(fault)") }
        guard let span = past.span else { throw SvodError(.timedOut, "the import did not end") }
        let rate = Double(past.outcome.orders) / span.lowerBound.duration(to: span.upperBound).inSeconds
        return [
            Figure(
                name: "orders taken in without a daemon, with their deals",
                value: "\(Number.short(rate))/s",
                beside: "\(Number.grouped(past.outcome.orders)) orders of 5 lines and 2 payments",
                goal: "≥ 3,000/s",
                verdict: rate >= 3000 ? .met : .missed
            ),
            .atMost(300, "most memory of that", past.outcome.memory, unit: "MB"),
        ]
    }

    /// Bytes of the file that is taken in without a daemon.
    private static let largestAlone = 400_000_000

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

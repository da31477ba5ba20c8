import Domain

/// How long after 1C is told that a posting is accepted the accountant's page has it.
struct PostingBench: Sendable {
    /// The program.
    var svod: String
    /// The folder for the daemon's site.
    var scratch: String
    /// How many payments are posted.
    var postings: Int

    /// Measures.
    func run() async throws -> Section {
        var site = try BenchSite(folder: "\(scratch)/postings", desks: 1, exchangePort: 9)
        try site.addAccountant()
        let (made, svod, postings) = (site, svod, postings)
        let delays = try await OwnThread.run("postings") {
            let daemon = try DaemonProcess.start(svod, folder: made.folder)
            do {
                var run = try PostingRun(made)
                let delays = try (0..<postings).map { try run.post($0) }
                run.close()
                _ = try daemon.stop()
                return Distribution(delays)
            } catch {
                _ = try? daemon.stop()
                throw error
            }
        }
        var section = Section(title: "Postings on the accountant's screen")
        section.figures = [
            .atMost(
                300,
                "`accepted` to 1C → the payment in the list of the page, p99",
                delays.milliseconds(0.99),
                unit: "ms",
                beside: "p50 \(Number.short(delays.milliseconds(0.5))) ms, max "
                    + "\(Number.short(delays.milliseconds(1))) ms, \(Number.grouped(delays.count)) payments"
            )
        ]
        return section
    }
}

import ArgumentParser
import Domain
import Foundation

/// `svod-bench measure`: measures svod beside its peers and prints one table. `scripts/bench` builds it and brings the
/// peers.
struct MeasureCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure",
        abstract: "Measure svod beside its peers.",
        discussion: "Exit status 0 when every goal was reached, 3 when one was missed."
    )

    @Flag(help: "Small sizes and short loads: whether everything still measures, in under a minute.")
    var quick = false

    @Option(help: "Measure only these parts.")
    var only: [Part] = Part.allCases

    @Option(help: "A folder of recorded manager connections.")
    var recordings = "Tests/TelephonyTests/Fixtures"

    @Option(help: "The built svod.")
    var svod = ".build/release/svod"

    @Option(help: "A Python that has panoramisk and lxml.")
    var python: String?

    @Option(help: "A PostgreSQL to measure, as a libpq connection string.")
    var postgres: String?

    @Option(help: "The folder of the peers' scripts.")
    var peers = "Benchmarks/Peers"

    @Option(help: "A folder for what the run writes, on the disk to measure.")
    var scratch: String = FileManager.default.temporaryDirectory.path

    @Option(help: "A store that `generate` filled, to measure the cards on instead of a smaller one; it is changed.")
    var deals: String?

    @Option(help: "Megabytes of the file of past orders; a million orders are about 7,300.")
    var pastSize = 400

    @Option(help: "The document whose table this run replaces.")
    var record: String?

    /// What can be measured.
    enum Part: String, CaseIterable, ExpressibleByArgument {
        case framing
        case commerceml
        case store
        case daemon
        case cards
        case ledger
        case reading
        case requests
        case morning
        case postings
        case past
        case mail
        case intake
        case fan
    }

    func run() async throws {
        let scratch = "\(scratch)/svod-bench-\(ProcessInfo.processInfo.processIdentifier)"
        try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        var report = Report(machine: Machine.line)
        for part in Part.allCases where only.contains(part) {
            report.sections += try await sections(part, scratch)
        }
        print(report.text)
        if let record { try Record.write(report.markdown, to: record) }
        guard report.misses == 0 else { throw ExitCode(3) }
    }

    private func sections(_ part: Part, _ scratch: String) async throws -> [Section] {
        switch part {
        case .framing: [try framing(scratch).run()]
        case .commerceml: [try commerce(scratch).run()]
        case .store: [try await store(scratch).run()]
        case .daemon:
            try await DaemonBench(svod: svod, recordings: recordings, scratch: scratch, isQuick: quick).run()
        case .cards: try await cards(scratch).run()
        case .ledger: try await ledger(scratch).run()
        case .reading:
            [try ReadingBench(letters: quick ? 1000 : 10_000, peers: peers, scratch: scratch).run()]
        case .requests:
            try await RequestBench(letters: quick ? 1000 : 10_000, scratch: scratch, postgres: postgres).run()
        case .morning:
            [try await MorningBench(svod: svod, recordings: recordings, scratch: scratch, isQuick: quick).run()]
        case .postings: [try await PostingBench(svod: svod, scratch: scratch, postings: quick ? 50 : 500).run()]
        case .past: [try await past(scratch).run()]
        case .mail:
            [try await MailBench(letters: quick ? 1000 : 10_000, timed: quick ? 20 : 200, scratch: scratch).run()]
        case .intake: [try await IntakeBench(forms: quick ? 2000 : 20_000, scratch: scratch).run()]
        case .fan: fan.map { $0.run() }
        }
    }

    private var fan: [FanBench] {
        let small = FanBench(open: quick ? 4000 : 20_000, timed: quick ? 500 : 4000, milliseconds: 5, recall: 0.96)
        guard !quick else { return [small] }
        return [small, FanBench(open: 200_000, timed: 4000, milliseconds: 10, recall: 0.95, megabytes: 300)]
    }

    private func past(_ scratch: String) -> PastBench {
        PastBench(svod: svod, recordings: recordings, scratch: scratch, size: quick ? 10_000_000 : pastSize * 1_000_000)
    }

    private func framing(_ scratch: String) -> FramingBench {
        FramingBench(
            recordings: recordings,
            size: quick ? 10_000_000 : 100_000_000,
            python: python,
            peers: peers,
            scratch: scratch
        )
    }

    private func commerce(_ scratch: String) -> CommerceBench {
        CommerceBench(size: quick ? 20_000_000 : 200_000_000, python: python, peers: peers, scratch: scratch)
    }

    private func store(_ scratch: String) -> StoreBench {
        StoreBench(writes: quick ? 500 : 5000, scratch: scratch, python: python, peers: peers, postgres: postgres)
    }

    private func ledger(_ scratch: String) -> LedgerBench {
        LedgerBench(
            open: quick ? 10_000 : 100_000,
            payments: quick ? 1000 : 10_000,
            imported: quick ? 1000 : 10_000,
            scratch: scratch,
            postgres: postgres
        )
    }

    private func cards(_ scratch: String) -> CardBench {
        CardBench(
            size: quick ? StoreSize(deals: 10_000, open: 5000) : StoreSize(deals: 200_000, open: 100_000),
            moves: quick ? 1000 : 10_000,
            reads: quick ? 20 : 200,
            scratch: scratch,
            store: deals
        )
    }
}

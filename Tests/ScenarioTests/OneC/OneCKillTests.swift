import Glibc
import OneCTestSupport
import Store
import TestSupport
import Testing

/// 1C at the built program, which is killed at each step of the protocol: the books end as 1C's, to the kopeck.
@Suite(.timeLimit(.minutes(10)))
struct OneCKillTests {
    /// A product and the engine beneath svod.
    struct Case: CustomTestStringConvertible, Sendable {
        let product: OneCProduct
        var engine = EngineKind.sqlite
        /// Where the program dies: when it has done what was asked and has not answered, or in the middle of its writing.
        var points = ["before-acknowledgement"]
        var testDescription: String { "\(product), \(engine), \(points.joined(separator: ", "))" }
    }

    static let cases =
        OneCProduct.allCases.map { Case(product: $0) }
        + OneCProduct.allCases.map { Case(product: $0, points: ["before-commit", "after-commit"]) }
        + (TestEngines.kinds.contains(.postgres) ? [Case(product: .modern, engine: .postgres)] : [])

    @Test("kill -9 at each step of the exchange", arguments: cases)
    func theBooksEndEqual(_ how: Case) async throws {
        try await OneCScenario.with(how.engine) { scenario in
            let runner = Runner(scenario)
            try await runner.start()
            try await OneCScenario.makeDeal(in: scenario)
            var onec = OneCEmulator(
                host: scenario.address,
                port: Scenario.onecPort,
                books: PackageBooks(how.product, seed: 21),
                revive: { try await runner.revive() }
            )
            for step in 1...10 {
                for point in how.points {
                    // A start has commits of its own.
                    let pass = point == "before-acknowledgement" ? step : 5 + 3 * step
                    try await runner.restart(failpoint: "\(point):\(pass)")
                    for _ in 0..<4 { onec.books.act() }
                    try await onec.exchange()
                }
            }
            try await runner.restart(failpoint: nil)
            try await onec.exchange()
            try await OneCScenario.expect(onec.books, in: scenario)
            #expect(onec.books.ofSite.count == 1)
            #expect(runner.kills >= 6, "\(runner.kills) kills")
            try await runner.stop()
        }
    }

    @Test("kill -9 in the middle of a batch of JSON", arguments: TestEngines.kinds)
    func theBooksEndEqualByJSON(_ kind: EngineKind) async throws {
        try await OneCScenario.with(kind) { scenario in
            let runner = Runner(scenario)
            try await runner.start()
            var onec = OneCExtension(
                host: scenario.address,
                port: Scenario.onecPort,
                books: PackageBooks(.modern, seed: 22),
                revive: { try await runner.revive() }
            )
            for step in 1...8 {
                for point in ["before-acknowledgement:1", "before-commit:\(8 + step)", "after-commit:\(8 + step)"] {
                    try await runner.restart(failpoint: point)
                    for _ in 0..<4 { onec.books.act() }
                    try await onec.post()
                }
            }
            try await runner.restart(failpoint: nil)
            try await onec.post()
            try await OneCScenario.expect(onec.books, in: scenario)
            #expect(runner.kills >= 16, "\(runner.kills) kills")
            try await runner.stop()
        }
    }

    /// The program, started again when it has died.
    final class Runner {
        private let scenario: Scenario
        private var process: DaemonProcess?
        private(set) var kills = 0

        init(_ scenario: Scenario) { self.scenario = scenario }

        func start(failpoint: String? = nil) async throws {
            process = try await scenario.start(environment: failpoint.map { ["SVOD_FAILPOINT": $0] } ?? [:])
        }

        /// Waits for the end of the dead one and starts one that lives.
        func revive() async throws {
            guard let process else { return }
            try await eventually("The program that broke off is dead") { !process.isRunning }
            if await process.end() == .killed(SIGKILL) { kills += 1 }
            try await start()
        }

        /// Ends the one that runs, and starts one that dies at `failpoint`; a start in which it dies is done again.
        func restart(failpoint: String?) async throws {
            try await stop()
            do { try await start(failpoint: failpoint) } catch  where failpoint != nil {
                kills += 1
                try await start()
            }
        }

        func stop() async throws {
            guard let process else { return }
            process.send(SIGTERM)
            if await process.end() == .killed(SIGKILL) { kills += 1 }
            self.process = nil
        }
    }
}

import Domain
import Foundation
import Store
import Telephony
import TestSupport
import Testing

/// What the built program makes of peers, files and disks that misbehave.
@Suite(.timeLimit(.minutes(10)))
struct FaultTests {
    @Test("A wrong AMI secret is one visible state, and no hammering")
    func aWrongSecret() async throws {
        var options = ScenarioOptions()
        options.toldSecret = "another"
        try await Scenario.with(options) { scenario in
            try await scenario.running { _ async throws in
                try await eventually("The refusal is shown") {
                    try await scenario.part("ami:main").map { $0.state == "backing-off" } ?? false
                }
                let part = try #require(try await scenario.part("ami:main"))
                #expect(part.reason == "authentication failed")
                let answer = try await HTTPWire.ask("GET", "/healthz", of: scenario.address, port: Scenario.opsPort)
                #expect(answer.status == 200 && answer.text.contains("degraded"), "the daemon does what it can")
                // The line and the session for commands: each has tried once, and waits for a minute.
                #expect(scenario.exchange.refusedLogins <= 2)
                try scenario.write("ami-secret", options.secret)
            }
        }
    }

    @Test(
        "A line that breaks is taken up again, and the call under way is still one call",
        arguments: [
            ReplayFault.reset, .halfClose, .close, .cut,
            .garbage([UInt8](repeating: 0x41, count: 200_000)),
            .garbage((0..<2_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 7) }),
        ]
    )
    func theLineBreaks(_ fault: ReplayFault) async throws {
        try await Scenario.with { scenario in
            try await scenario.running { _ async throws in
                try await scenario.lineIsUp()
                let exchange = scenario.exchange
                let call = exchange.cue(try Fixtures.scene("in_answered_caller_hangup"))
                try exchange.play(call, through: .event("Newstate", containing: "Ringing"))
                try await Self.state(of: scenario, is: "ringing")
                let logins = exchange.logins
                exchange.inject(fault)
                try await eventually("Both sessions are back") { exchange.logins >= logins + 2 }
                try await scenario.lineIsUp()
                if case .garbage = fault {
                    #expect(try await scenario.metrics().contains("svod_ami_refusals_total"), "the refusal is counted")
                }
                try exchange.play(call, through: .event("BridgeEnter", occurrence: 2))
                try await Self.state(of: scenario, is: "talking")
                try exchange.play(call)
                try await Self.state(of: scenario, is: "ended")
            }
            try await scenario.withStore { engine async throws -> Void in
                #expect(try await engine.number("SELECT count(*) AS n FROM call WHERE outcome = 'answered'") == 1)
                #expect(try await engine.number("SELECT count(*) AS n FROM lead") == 1)
                #expect(try await engine.number("SELECT count(*) AS n FROM line_gap WHERE until IS NOT NULL") >= 1)
            }
        }
    }

    private static func state(of scenario: Scenario, is state: String) async throws {
        try await eventually("The only call is \(state)") {
            try await scenario.withStore { engine async throws in
                try await engine.read { try $0.row("SELECT state FROM call")?.get("state") as String? } == state
            }
        }
    }

    @Test("A full disk is a clear state: nothing is acknowledged, and work goes on when there is room")
    func theDiskIsFull() async throws {
        guard getuid() == 0 else { return print("skipped: a tmpfs needs root") }
        var options = ScenarioOptions()
        options.diskMegabytes = 12
        try await Scenario.with(options) { scenario in
            let process = try await scenario.start()
            try await scenario.lineIsUp()
            let ballast = "/proc/\(process.pid)/root\(scenario.stateFolder.path)/ballast"
            try Self.fill(ballast)
            var calls = try TwentyCalls(on: scenario.exchange)
            try calls.advance(to: 40)
            try await eventually("The full disk is shown") {
                let answer = try await HTTPWire.ask("GET", "/healthz", of: scenario.address, port: Scenario.opsPort)
                return answer.text.contains("disk") && !answer.text.contains("\"verdict\" : \"ok\"")
            }
            try FileManager.default.removeItem(atPath: ballast)
            try calls.advance(to: TwentyCalls.steps)
            let visitor = Visitor(scenario)
            try await visitor.signIn(.olga)
            try await eventually("The line is well again", within: .seconds(120)) {
                try await scenario.part("ami:main")?.state == "up"
            }
            try await eventually("All twenty calls have been kept") {
                try await Self.missedNothing(visitor)
            }
            process.send(SIGTERM)
            #expect(await process.end() == .exited(0))
        }
    }

    /// Fills what is left of a disk.
    private static func fill(_ path: String) throws {
        let file = open(path, O_CREAT | O_WRONLY, 0o600)
        defer { close(file) }
        for size in [1 << 20, 1 << 12, 1] {
            let block = [UInt8](repeating: 0x5A, count: size)
            while write(file, block, size) == size {}
        }
    }

    private static func missedNothing(_ visitor: Visitor) async throws -> Bool {
        let state = try await visitor.ask("GET", "/api/v1/desk", headers: [("Accept", "application/json")]).text
        return TwentyCalls.numbers.allSatisfy { state.contains($0) }
    }
}

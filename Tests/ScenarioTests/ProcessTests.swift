import Foundation
import Store
import Telephony
import TestSupport
import Testing

/// The built program as a service manager and a shell see it.
@Suite(.timeLimit(.minutes(10)))
struct ProcessTests {
    @Test("A wrong configuration: file, line, what was expected, exit 78", arguments: ["run", "check-config"])
    func aWrongConfiguration(_ command: String) async throws {
        try await Scenario.with { scenario in
            let wrong = scenario.settings.replacingOccurrences(of: "port: \(scenario.exchangePort)", with: "port: many")
            try scenario.write("svod.yaml", wrong)
            let lines = wrong.split(separator: "\n", omittingEmptySubsequences: false)
            let line = 1 + (try #require(lines.firstIndex { $0.contains("port: many") }))
            let (ending, output) = try await DaemonProcess.run(
                [command, "--config", scenario.configuration.path],
                in: scenario.folder
            )
            #expect(ending == .exited(78))
            #expect(output.contains("svod.yaml:\(line)"))
            #expect(output.contains("many"))
        }
    }

    @Test("SIGTERM in the middle of calls ends it at once, and cleanly")
    func aCleanStop() async throws {
        try await Scenario.with { scenario in
            let process = try await scenario.start()
            try await scenario.lineIsUp()
            var calls = try TwentyCalls(on: scenario.exchange)
            try calls.advance(to: 33)
            process.send(SIGTERM)
            let stopping = ContinuousClock.now
            #expect(await process.end() == .exited(0))
            print("SIGTERM to exit: \(ContinuousClock.now - stopping)")
            #expect(!scenario.log.contains("Fatal error"))
        }
    }

    @Test("SIGHUP with a wrong file keeps the old one; with a good one, the new one holds")
    func aReload() async throws {
        try await Scenario.with { scenario in
            try await scenario.running { process in
                try await scenario.lineIsUp()
                let good = scenario.settings
                try scenario.write("svod.yaml", good.replacingOccurrences(of: "Яндекс Директ", with: "[не, имя]"))
                process.send(SIGHUP)
                try await scenario.hear("READY=1", from: process)
                #expect(scenario.log.contains("svod.yaml:"))
                try await Self.nextCall(1, at: scenario, comesFrom: "Яндекс Директ")
                try scenario.write("svod.yaml", good.replacingOccurrences(of: "Яндекс Директ", with: "Выставка"))
                process.send(SIGHUP)
                try await scenario.hear("READY=1", from: process)
                try await Self.nextCall(2, at: scenario, comesFrom: "Выставка")
            }
        }
    }

    private static func nextCall(_ number: Int, at scenario: Scenario, comesFrom channel: String) async throws {
        let scene = try Fixtures.scene("in_answered_caller_hangup")
        let call = scenario.exchange.cue(scene, numbers: ["79211234567": "7921123000\(number)"])
        try scenario.exchange.play(call)
        try await eventually("Call \(number) comes from \(channel)") {
            try await scenario.withStore { engine async throws in
                try await engine.read {
                    try $0.row("SELECT channel FROM call ORDER BY id DESC LIMIT 1")?.get("channel") as String?
                }
            } == channel
        }
    }

    @Test("Without an exchange it starts, says so, and everything else works")
    func noExchange() async throws {
        try await Scenario.with { scenario in
            let settings = scenario.settings.replacingOccurrences(of: "port: \(scenario.exchangePort)", with: "port: 9")
            try scenario.write("svod.yaml", settings)
            try await scenario.running { _ async throws in
                #expect(try await scenario.part("ami:main")?.state != "up")
                let visitor = Visitor(scenario)
                #expect(try await visitor.signIn(.olga).status == 303)
                #expect(try await visitor.ask("GET", "/desk").status == 200)
            }
        }
    }

    @Test("A second daemon on the same store is refused")
    func aSecondDaemon() async throws {
        try await Scenario.with { scenario in
            try await scenario.running { _ async throws in
                let (ending, output) = try await DaemonProcess.run(
                    ["run", "--config", scenario.configuration.path],
                    in: scenario.folder
                )
                #expect(ending != .exited(0))
                #expect(output.contains("another"), "\(output)")
            }
        }
    }
}

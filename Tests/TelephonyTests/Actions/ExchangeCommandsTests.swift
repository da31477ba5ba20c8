import Domain
import Logging
import ServiceLifecycle
import ServiceLifecycleTestKit
import Synchronization
import Testing

@testable import Telephony

@Suite(.timeLimit(.minutes(10)))
struct ExchangeCommandsTests {
    private let scenes = [
        "in_answered_caller_hangup", "xfer_attended_refer_complete", "xfer_blind_refer_answered",
        "outbound_click_to_call",
    ]

    /// Runs an exchange, the line to it and its commands, in the middle of a call that 101 has answered.
    private func run(
        _ harness: LineHarness,
        settings change: (inout ExchangeSettings) -> Void = { _ in },
        _ body: @escaping @Sendable (LineHarness, ExchangeCommands, CallID) async throws -> Void
    ) async throws {
        let server = try await ReplayServer.bind(harness.exchange, logger: .quiet)
        var settings = harness.settings
        settings.port = server.port
        settings.actions.originateChannel = "PJSIP/{extension}"
        change(&settings)
        let line = ExchangeLine(
            settings,
            sink: harness.recorder.sink,
            parts: harness.parts,
            clock: harness.clock,
            wall: harness.time.wall,
            logger: .quiet
        )
        let commands = ExchangeCommands(
            settings,
            channels: { line.channels(of: $0) },
            parts: harness.parts,
            clock: harness.clock,
            random: { 0 },
            logger: .quiet
        )
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for service in [server, line, commands] as [any Service] { group.addTask { try await service.run() } }
                await harness.untilUp()
                await eventually { harness.parts.state(of: "ami-actions:main")?.phase != .starting }
                try harness.play("in_answered_caller_hangup", through: .event("BridgeEnter", occurrence: 2))
                await eventually { harness.recorder.words.contains("answered") }
                let call = try #require(harness.recorder.facts.first).call
                do {
                    try await body(harness, commands, call)
                } catch {
                    group.cancelAll()
                    throw error
                }
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
    }

    private func action(_ name: String, of exchange: ReplayExchange) async -> ReplayedAction? {
        for await action in exchange.actions where action.name == name { return action }
        return nil
    }

    @Test func attendedTransferReachesTheOperatorsChannel() async throws {
        try await run(try LineHarness(scenes)) { harness, commands, call in
            let answer = try await commands.perform(.attendedTransfer(call: call, from: "101", to: "103"))
            #expect(answer == "Atxfer successfully queued")
            let action = await action("Atxfer", of: harness.exchange)
            #expect(action?["Channel"]?.hasPrefix("PJSIP/101-") == true)
            #expect(action?["Exten"] == "103")
        }
    }

    @Test func redirectFallsBackWhereTheExchangeKnowsNoTransfer() async throws {
        let harness = try LineHarness(scenes, replay: { $0.banner = "Asterisk Call Manager/1.3" })
        try await run(harness) { harness, commands, call in
            let answer = try await commands.perform(.redirect(call: call, from: "101", to: "103"))
            #expect(answer == "Redirect successful")
            #expect(await action("Redirect", of: harness.exchange)?["Channel"]?.hasPrefix("PJSIP/trunk-") == true)
        }
    }

    @Test func saysWhatTheExchangeSays() async throws {
        try await run(try LineHarness(scenes)) { harness, commands, call in
            harness.exchange.world.withLock { world in
                for id in world.stage.plays.keys { world.stage.cut(id) }
            }
            let error = await #expect(throws: SvodError.self) {
                try await commands.perform(.redirect(call: call, from: "101", to: "103"))
            }
            #expect(error?.message == "The exchange refused Redirect: Channel does not exist")
        }
    }

    @Test func givesUpWhereNoAnswerComes() async throws {
        let harness = try LineHarness(scenes, replay: { $0.silentActions = ["hangup"] })
        try await run(harness) { harness, commands, call in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    let error = await #expect(throws: SvodError.self) {
                        try await commands.perform(.hangup(call: call))
                    }
                    #expect(error?.code == .timedOut)
                }
                await eventually { harness.clock.sleeps.contains(.seconds(5)) }
                harness.clock.advance(by: .seconds(5))
                try await group.waitForAll()
            }
        }
    }

    @Test func clickToCallWaitsForThePhone() async throws {
        try await run(try LineHarness(scenes)) { harness, commands, _ in
            try await withThrowingTaskGroup(of: String?.self) { group in
                group.addTask {
                    try await commands.perform(.originate(extension: "104", number: "89219990000", callerID: nil))
                }
                _ = await action("Originate", of: harness.exchange)
                harness.exchange.advance(to: .seconds(60))
                let uniqueID = try await group.next() ?? nil
                #expect(uniqueID?.hasPrefix("1800000000.") == true)
            }
        }
    }

    @Test func clickToCallThatFailsSaysWhy() async throws {
        try await run(try LineHarness([scenes[0]])) { _, commands, _ in
            let error = await #expect(throws: SvodError.self) {
                try await commands.perform(.originate(extension: "104", number: "89219990000", callerID: nil))
            }
            #expect(error?.message == "The phone cannot be reached")
        }
    }

    @Test func withoutOwnEventsClickToCallEndsWithTheAcknowledgement() async throws {
        let harness = try LineHarness(scenes, replay: { $0.refusesFilters = true })
        try await run(harness) { _, commands, _ in
            let answer = try await commands.perform(.originate(extension: "104", number: "89219990000", callerID: nil))
            #expect(answer == "Originate successfully queued")
        }
    }

    @Test func isNotConnectedBeforeItIs() async throws {
        let harness = try LineHarness()
        let commands = ExchangeCommands(harness.settings, channels: { _ in nil }, parts: harness.parts, logger: .quiet)
        let error = await #expect(throws: SvodError.self) {
            try await commands.perform(.originate(extension: "104", number: "112", callerID: nil))
        }
        #expect(error?.code == .unavailable)
        #expect(commands.name == "ami:main")
    }
}

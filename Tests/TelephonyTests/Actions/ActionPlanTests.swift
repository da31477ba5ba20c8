import Domain
import Testing

@testable import Telephony

@Suite struct ActionPlanTests {
    private let call = CallID(exchange: ExchangeID("main"), uniqueID: "1.1")
    private let channels = CallChannels(
        caller: "PJSIP/trunk-1",
        operators: ["101": "PJSIP/101-2"],
        all: ["PJSIP/trunk-1", "PJSIP/101-2"]
    )

    private func texts(_ command: ExchangeCommand, _ channels: CallChannels?) throws -> [String] {
        try ActionPlan(command, channels: channels, actions: ExchangeActions()).ways.map {
            String(decoding: $0.bytes(actionID: "x"), as: UTF8.self).replacing("\r\n", with: "|")
        }
    }

    @Test func redirectTriesTheTransferFirst() throws {
        let texts = try texts(.redirect(call: call, from: "101", to: "103"), channels)
        #expect(
            texts == [
                "Action: BlindTransfer|ActionID: x|Channel: PJSIP/101-2|Context: from-internal|Exten: 103|Priority: 1||",
                "Action: Redirect|ActionID: x|Channel: PJSIP/trunk-1|Context: from-internal|Exten: 103|Priority: 1||",
            ]
        )
    }

    @Test func attendedTransferIsTheOperatorsOwn() throws {
        let texts = try texts(.attendedTransfer(call: call, from: "101", to: "103"), channels)
        #expect(
            texts == ["Action: Atxfer|ActionID: x|Channel: PJSIP/101-2|Context: from-internal|Exten: 103|Priority: 1||"]
        )
    }

    @Test func clickToCallRingsTheOperatorFirst() throws {
        let texts = try texts(.originate(extension: "101", number: "+79219998877", callerID: nil), nil)
        #expect(
            texts.first?.contains("Channel: Local/101@from-internal|Context: from-internal|Exten: 79219998877|") == true
        )
        #expect(texts.first?.contains("Timeout: 30000|Async: true|") == true)
    }

    @Test(
        arguments: [
            ExchangeCommand.attendedTransfer(
                call: CallID(exchange: ExchangeID("main"), uniqueID: "1.1"),
                from: "109",
                to: "103"
            ),
            .redirect(
                call: CallID(exchange: ExchangeID("main"), uniqueID: "1.1"),
                from: "101",
                to: "103\r\nAction: Command"
            ),
            .redirect(call: CallID(exchange: ExchangeID("main"), uniqueID: "1.1"), from: "101", to: ""),
            .originate(extension: "101@evil", number: "112", callerID: nil),
            .originate(extension: "101", number: "112&PJSIP/666", callerID: nil),
            .originate(extension: "101", number: "112", callerID: "x\r\nAction: Logoff"),
        ]
    )
    func refusesWhatCannotBeDone(_ command: ExchangeCommand) {
        #expect(throws: SvodError.self) { try texts(command, channels) }
    }

    @Test func aCallThatIsOverCannotBeSentOn() {
        #expect(throws: SvodError.self) { try texts(.hangup(call: call), nil) }
    }
}

import Domain
import Synchronization
import Testing

@testable import Telephony

/// What a replayed exchange does when it is asked to act, seen through a tracker that listens.
@Suite struct ReplayTransferTests {
    /// An office in which the caller of the first recording talks with 101.
    private func talking() throws -> (LineHarness, ReplayClient) {
        let names = [
            "in_answered_caller_hangup", "xfer_blind_refer_answered", "xfer_attended_refer_complete",
            "outbound_click_to_call",
        ]
        let harness = try LineHarness(names)
        let client = harness.exchange.connect()
        client.signIn(mask: .everything)
        harness.exchange.start(try harness.exchange.scene(names[0]), at: .zero, numbers: ["101": "105"])
        harness.exchange.advance(to: .seconds(3))
        return (harness, client)
    }

    private func ask(_ exchange: ReplayExchange, _ client: ReplayClient, _ text: String) throws {
        var framer = AMIFramer()
        framer.feed((text.replacing("\n", with: "\r\n") + "\r\n\r\n").utf8)
        while let message = try framer.next() { exchange.receive(message, from: client) }
    }

    private func facts(_ client: ReplayClient) async throws -> [CallFact] {
        client.finish(.close)
        var framer = AMIFramer()
        var tracker = CallTracker(exchange: ExchangeID("main"))
        var facts: [CallFact] = []
        for await case .bytes(let bytes) in client.outputs {
            framer.feed(bytes)
            while let message = try framer.next() {
                facts += tracker.handle(message, receivedAt: Timestamp(seconds: 1_800_000_000))
            }
        }
        return facts
    }

    private func channel(_ prefix: String, of exchange: ReplayExchange) throws -> String {
        let names = exchange.world.withLock { StageState($0.stage.plays).channels.map(\.name) }
        return try #require(names.first { $0.hasPrefix(prefix) })
    }

    @Test(arguments: [("BlindTransfer", CallTransfer.Kind.blind), ("Atxfer", .attended)])
    func handsThePlayedCallOver(_ action: String, _ kind: CallTransfer.Kind) async throws {
        let (harness, client) = try talking()
        let phone = try channel("PJSIP/105-", of: harness.exchange)
        try ask(
            harness.exchange,
            client,
            "Action: \(action)\nActionID: 1\nChannel: \(phone)\nExten: 109\nContext: from-internal"
        )
        harness.exchange.advance(to: .seconds(60))
        let facts = try await facts(client)
        let transfers = facts.compactMap { if case .transferred(let it) = $0.body { it } else { nil } }
        #expect(transfers.map(\.kind) == [kind])
        #expect(transfers.first?.from == .extension("105"))
        #expect(transfers.first?.to == .extension("109"))
        #expect(transfers.first?.completed == true)
        let ends = facts.compactMap { if case .ended(let it) = $0.body { it } else { nil } }
        #expect(ends.contains { $0.finalOperator == .extension("109") && $0.answeredBy == .extension("105") })
        #expect(harness.exchange.channels == 0)
    }

    @Test func hangsUp() async throws {
        let (harness, client) = try talking()
        let caller = try channel("PJSIP/trunk-", of: harness.exchange)
        try ask(harness.exchange, client, "Action: Hangup\nActionID: 1\nChannel: \(caller)")
        #expect(harness.exchange.channels == 0)
        let facts = try await facts(client)
        #expect(facts.contains { if case .ended = $0.body { true } else { false } })
    }

    @Test func dialsForAnOperator() async throws {
        let (harness, client) = try talking()
        try ask(
            harness.exchange,
            client,
            "Action: Originate\nActionID: svod-7\nChannel: PJSIP/104\nContext: from-internal\nExten: 89219990000\nPriority: 1"
        )
        harness.exchange.advance(to: .seconds(60))
        let facts = try await facts(client)
        let entries = facts.compactMap { if case .entered(let it) = $0.body { it } else { nil } }
        #expect(entries.last?.direction == .outbound)
        #expect(entries.last?.callerNumber == "104")
        #expect(entries.last?.did == "+79219990000")
    }

    @Test func knowsNoChannelThatIsNotThere() async throws {
        let (harness, client) = try talking()
        try ask(harness.exchange, client, "Action: Redirect\nActionID: 1\nChannel: PJSIP/199-00000001\nExten: 103")
        client.finish(.close)
        var text = ""
        for await case .bytes(let bytes) in client.outputs { text += String(decoding: bytes, as: UTF8.self) }
        #expect(text.contains("Response: Error\r\nActionID: 1\r\nMessage: Channel does not exist"))
    }
}

import Domain
import Testing

@testable import Telephony

@Suite struct ReplayAnswerTests {
    /// What a client was sent, as text.
    private func talk(
        _ exchange: ReplayExchange,
        _ actions: [String],
        before: (ReplayClient) throws -> Void = { _ in }
    ) async throws -> String {
        let client = exchange.connect()
        var framer = AMIFramer()
        try before(client)
        for action in actions {
            framer.feed("\(action.replacing("\n", with: "\r\n"))\r\n\r\n".utf8)
            while let message = try framer.next() { exchange.receive(message, from: client) }
        }
        client.finish(.close)
        var text = ""
        for await output in client.outputs {
            if case .bytes(let bytes) = output { text += String(decoding: bytes, as: UTF8.self) }
        }
        return text
    }

    private let login = "Action: Login\nActionID: 1\nUsername: svod\nSecret: correct horse"

    @Test func signsInAndGreets() async throws {
        let text = try await talk(
            LineHarness().exchange,
            [login, "Action: Ping\nActionID: 2", "Action: Logoff\nActionID: 3"]
        )
        #expect(text.hasPrefix("Asterisk Call Manager/9.0.0\r\nResponse: Success\r\nActionID: 1\r\n"))
        #expect(text.contains("Event: FullyBooted"))
        #expect(text.contains("ActionID: 2\r\nPing: Pong"))
        #expect(text.contains("Response: Goodbye"))
    }

    @Test(arguments: [
        "Action: Login\nUsername: svod\nSecret: wrong", "Action: Login\nUsername: who\nSecret: correct horse",
    ])
    func refusesAWrongSecret(_ login: String) async throws {
        let exchange = try LineHarness().exchange
        let text = try await talk(exchange, [login])
        #expect(text.contains("Response: Error\r\nMessage: Authentication failed"))
        #expect(exchange.refusedLogins == 1)
    }

    @Test func answersNothingBeforeSigningIn() async throws {
        let text = try await talk(LineHarness().exchange, ["Action: CoreShowChannels\nActionID: 9"])
        #expect(text.contains("Response: Error\r\nActionID: 9\r\nMessage: Permission denied"))
    }

    @Test func listsWhatIsAliveAtThisMomentOfThePlay() async throws {
        let harness = try LineHarness(["queue_ringall_answer"])
        try harness.play("queue_ringall_answer", through: .event("DialBegin", occurrence: 3))
        let actions = ["CoreShowChannels", "Status", "QueueStatus", "BridgeList"].map {
            "Action: \($0)\nActionID: \($0)"
        }
        let text = try await talk(harness.exchange, [login] + actions)
        #expect(
            text.contains(
                "Event: CoreShowChannelsComplete\r\nActionID: CoreShowChannels\r\nEventList: Complete\r\nListItems: 4"
            )
        )
        #expect(text.ranges(of: "ChannelStateDesc: Up").count == 2)
        #expect(text.contains("Event: QueueEntry\r\nQueue: sales"))
        #expect(
            text.contains("Event: BridgeListComplete\r\nActionID: BridgeList\r\nEventList: Complete\r\nListItems: 0")
        )
    }

    @Test func nothingIsAliveAfterTheLastHangup() throws {
        for name in [
            "xfer_attended_refer_complete", "queue_local_members_answer_2", "asterisk-11-chan_sip/parked_retrieved",
        ] {
            let scene = try Scene.load(LineHarness.path(name))
            var play = Play(scene: scene, cast: Cast(seconds: 0, serials: 0, suffixes: 0, uuid: 0), startsAt: nil)
            play.position = scene.events.count
            let state = StageState([PlayID(number: 1): play])
            #expect(state.channels.isEmpty, "\(name): \(state.channels.map(\.name))")
            #expect(state.waiting.isEmpty && state.bridges.isEmpty)
        }
    }

    @Test func filtersAndMasksHoldBackEvents() async throws {
        let harness = try LineHarness()
        let filters = [login, "Action: Filter\nOperation: Add\nFilter: ^Event: (Newchannel|Hangup)[^[:alnum:]]"]
        let text = try await talk(harness.exchange, filters + ["Action: Ping"]) { _ in }
        #expect(text.contains("Filter added"))
        let client = harness.exchange.connect()
        client.signIn(mask: ReplayMask("call"))
        for line in ["^Event: (Newchannel|Hangup)[^[:alnum:]]", "!Channel: PJSIP/101"] {
            client.add(try #require(EventFilter(line)))
        }
        try harness.play("in_answered_caller_hangup")
        client.finish(.close)
        var events: [String] = []
        for await case .bytes(let bytes) in client.outputs {
            events.append(String(decoding: bytes.prefix(20), as: UTF8.self))
        }
        #expect(events.filter { $0.hasPrefix("Event") }.count == 2)
    }

    @Test func refusesAFilterThatIsNoExpression() { #expect(EventFilter("!^Event: (") == nil) }

    @Test func cutsOffAReaderThatIsTooSlow() async throws {
        let harness = try LineHarness(replay: { $0.backlog = 4000 })
        let client = harness.exchange.connect()
        client.signIn(mask: .everything)
        try harness.play("in_answered_caller_hangup")
        var bytes: [UInt8] = []
        for await case .bytes(let part) in client.outputs { bytes += part }
        #expect(bytes.count < 5000)
        #expect(!bytes.reversed().starts(with: [10, 13, 10, 13]))
    }
}

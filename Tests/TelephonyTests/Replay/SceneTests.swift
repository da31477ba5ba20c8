import Domain
import Testing

@testable import Telephony

@Suite struct SceneTests {
    private func scene(_ name: String) throws -> Scene { try Scene.load(LineHarness.path(name)) }

    private func texts(_ name: String, rounds: Int, numbers: [String: String] = [:]) throws -> [String] {
        var stage = ReplayStage()
        let scene = try scene(name)
        return (0..<rounds).map { round in
            let play = stage.add(scene, at: nil, second: 1_800_000_000 + Int64(round), numbers: numbers)
            let events = stage.advance(play, through: scene.events.count - 1)
            return String(decoding: events.flatMap(\.bytes), as: UTF8.self)
        }
    }

    private func values(_ header: String, _ text: String) -> Set<String> {
        Set(
            text.split(whereSeparator: \.isNewline).filter { $0.hasPrefix(header + ": ") }
                .map { String($0.dropFirst(header.count + 2)) }
        )
    }

    @Test func leavesOutWhatTheRecorderAskedFor() throws {
        let names = try scene("ami_connect_mid_call").events.map(\.name)
        #expect(!names.contains("CoreShowChannel"))
        #expect(!names.contains("FullyBooted"))
        #expect(names.contains("QueueCallerAbandon"))
        #expect(try scene("outbound_click_to_call").events.map(\.name).contains("OriginateResponse"))
    }

    @Test(arguments: ["ami_auth_failure", "trunc_mid_header_in_bridge_enter", "trunc_mid_utf8_character"])
    func readsRecordingsThatAreCutOrEmpty(_ name: String) throws {
        #expect(try scene(name).banner.hasPrefix("Asterisk Call Manager/"))
    }

    @Test func refusesWhatIsNoRecording() {
        #expect(throws: SvodError.self) { try Scene(Recording(name: "x", bytes: Array("GET / HTTP/1.1".utf8))) }
    }

    @Test func keepsTheRecordedPace() throws {
        let scene = try scene("in_answered_caller_hangup")
        #expect(scene.events.first?.at == .zero)
        #expect(scene.duration == .milliseconds(5014))
        let slow = scene.stretched(ringing: 2, talking: 10)
        #expect(slow.duration > .seconds(30))
        #expect(slow.events.count == scene.events.count)
    }

    @Test(arguments: ["in_answered_caller_hangup", "queue_local_members_answer_2", "xfer_attended_refer_complete"])
    func everyRoundIsNewCalls(_ name: String) throws {
        let rounds = try texts(name, rounds: 3)
        for header in ["Uniqueid", "Linkedid", "Channel", "BridgeUniqueid"] {
            let sets = rounds.map { values(header, $0) }
            #expect(sets[0].count == sets[1].count)
            #expect(sets[0].isDisjoint(with: sets[1]) && sets[1].isDisjoint(with: sets[2]), "\(header)")
        }
    }

    @Test func writesTheTimeAnew() throws {
        let text = try texts("in_answered_caller_hangup", rounds: 1)[0]
        #expect(text.contains("Uniqueid: 1800000000.1\r\n"))
        #expect(text.contains("EventTime: 2027-01-15 08:00:00"))
        #expect(text.contains("in-79211234567-20270115-080000-1800000000.1.wav"))
        #expect(!text.contains("1795298691"))
    }

    @Test func exchangesNumbersWhereverTheyStandAlone() throws {
        let numbers = ["79211234567": "79110000001", "101": "107"]
        let text = try texts("in_answered_caller_hangup", rounds: 1, numbers: numbers)[0]
        #expect(!text.contains("79211234567"))
        #expect(values("CallerIDNum", text).isSuperset(of: ["79110000001", "107"]))
        #expect(values("Channel", text).contains { $0.hasPrefix("PJSIP/107-") })
        #expect(text.contains("78125550101"))
    }

    @Test func trackerMakesTheSameCallsOfARound() throws {
        let text = try texts("xfer_attended_refer_complete", rounds: 2)[1]
        var framer = AMIFramer()
        framer.feed(text.utf8)
        var tracker = CallTracker(exchange: ExchangeID("main"))
        var transfers: [CallTransfer] = []
        while let message = try framer.next() {
            for fact in tracker.handle(message, receivedAt: Timestamp(seconds: 1_800_000_001)) {
                if case .transferred(let transfer) = fact.body { transfers.append(transfer) }
            }
        }
        #expect(transfers.last?.to == .extension("103"))
        #expect(transfers.last?.completed == true)
    }
}

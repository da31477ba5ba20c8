import Domain
import Foundation
import Testing

@testable import Telephony

/// What restarts, gaps, filters and cut streams do to calls.
@Suite struct RebuildingTests {
    private static func facts(_ messages: some Sequence<AMIMessage>, abandon: Bool = true) -> [CallFact] {
        var tracker = CallTracker(exchange: ExchangeID("test"))
        var facts: [CallFact] = []
        var moment = Timestamp(seconds: 1_800_000_000)
        for message in messages {
            moment = moment + .milliseconds(10)
            facts += tracker.handle(message, receivedAt: moment)
        }
        if abandon { facts += tracker.abandon(at: moment) }
        return facts
    }

    private static func listed(_ exchange: inout Exchange, _ line: Exchange.Line, _ bridge: String) {
        exchange.send(
            "CoreShowChannel",
            exchange.snapshot(line) + [("Duration", "00:00:04"), ("BridgeId", bridge)]
        )
    }

    @Test(arguments: Fixture.all)
    func aRecordingReadTwiceSaysTheSame(fixture: Fixture) throws {
        let messages = try fixture.messages()
        let once = Self.facts(messages)
        #expect(Self.facts(messages) == once)
        let keys = once.map { "\($0.call)/\($0.key)" }
        #expect(Set(keys).count == keys.count, "a key said twice")
    }

    @Test(arguments: Fixture.all)
    func withoutVariablesAndDialplanCallsAreTheSame(fixture: Fixture) throws {
        let messages = try fixture.messages()
        let told: (CallFact) -> Bool = { fact in
            switch fact.body {
            case .recording, .voicemail, .ended, .forwarded: false
            default: true
            }
        }
        let poor = messages.filter { ![.varSet, .newexten, .cel, .cdr].contains($0.event) }
        let story = Self.facts(poor).filter(told).map { Exchange.word($0.body) }
        #expect(story == Self.facts(messages).filter(told).map { Exchange.word($0.body) })
    }

    @Test(arguments: Fixture.all)
    func anyBeginningOfAStreamGivesCallsThatEnd(fixture: Fixture) throws {
        let messages = try fixture.messages(.calls)
        for count in stride(from: 1, to: messages.count, by: max(1, messages.count / 40)) {
            let facts = Self.facts(messages.prefix(count))
            let entered = facts.filter { $0.key == "entered" }.map(\.call)
            let ended = facts.filter { $0.key == "ended" }.map(\.call)
            #expect(Set(entered) == Set(ended) && entered.count == ended.count, "after \(count) messages")
            for call in Set(entered) {
                #expect(facts.last { $0.call == call }?.key == "ended", "a fact after the end of \(call)")
            }
        }
    }

    @Test(arguments: Fixture.all)
    func anyEndOfAStreamIsSurvived(fixture: Fixture) throws {
        let messages = try fixture.messages(.calls)
        for count in stride(from: 1, to: messages.count, by: max(1, messages.count / 40)) {
            let facts = Self.facts(messages.dropFirst(count))
            let entered = facts.filter { $0.key == "entered" }.map(\.call)
            #expect(Set(entered).count == entered.count)
            #expect(Set(facts.map(\.call)) == Set(entered), "a fact of a call that never entered")
        }
    }

    @Test func keysAreTheSameWhenRebuiltFromTheExchangesState() {
        var live = Exchange()
        var caller = live.incoming("79210000001", did: "78125550101")
        var phone = live.ring("101", for: caller)
        live.answer(&phone, by: &caller, bridge: "b1")
        let waiting = live.incoming("79210000002", did: "78125550104")
        let ringing = live.ring("102", for: waiting)

        var restarted = Exchange()
        restarted.beginStateRead()
        for (line, bridge) in [(phone, "b1"), (caller, "b1"), (waiting, ""), (ringing, "")] {
            Self.listed(&restarted, line, bridge)
        }
        restarted.stateRead()
        for call in [caller, waiting] {
            let keys = live.facts.filter { $0.call.uniqueID == call.id }.map(\.key)
            let again = restarted.facts.filter { $0.call.uniqueID == call.id }.map(\.key)
            #expect(Set(again).isSubset(of: keys))
            #expect(again.contains("entered"))
        }
        #expect(restarted.facts.map(\.key).contains("answered/\(phone.id)"))
        #expect(restarted.facts.map(\.key).contains("ringing/\(ringing.id)"))
        restarted.wait(3)
        restarted.hangupRequest(caller)
        restarted.hangup(caller)
        #expect(restarted.summary(of: caller)?.answeredBy == .extension("101"))
    }

    @Test func aCallTheStoreKnowsGoesOnWithWhatTheStoreKnows() throws {
        var live = Exchange()
        var caller = live.incoming("79210000001", did: "78125550101")
        var phone = live.ring("101", for: caller)
        live.answer(&phone, by: &caller, bridge: "b1")
        let entry = try #require(live.entry(of: caller))
        let began = Timestamp(seconds: 1_799_999_900)
        let open = OpenCall(
            call: CallID(exchange: ExchangeID("test"), uniqueID: caller.id),
            entry: entry,
            enteredAt: began,
            answeredAt: began + .seconds(5),
            answeredBy: .extension("102"),
            finalOperator: .extension("102"),
            rangExtensions: ["101", "102"]
        )
        var restarted = Exchange()
        restarted.beginStateRead()
        Self.listed(&restarted, caller, "b1")
        Self.listed(&restarted, phone, "b1")
        restarted.stateRead(open: [open])
        #expect(restarted.facts.map(\.key) == ["answered/\(phone.id)"])
        restarted.hangup(caller)
        let summary = try #require(restarted.summary(of: caller))
        #expect(summary.answeredBy == .extension("102"))
        #expect(summary.finalOperator == .extension("101"))
        #expect(summary.rangExtensions == ["101", "102"])
        #expect(summary.wait == .seconds(5))
    }

    @Test func callsThatEndedInAGapAreClosedAsLost() throws {
        var exchange = Exchange()
        let known = exchange.incoming("79210000001", did: "78125550101")
        let entry = try #require(exchange.entry(of: known))
        exchange.loseLine()
        exchange.wait(60)
        exchange.beginStateRead()
        let gone = OpenCall(
            call: CallID(exchange: ExchangeID("test"), uniqueID: "1799999999.7"),
            entry: entry,
            enteredAt: Timestamp(seconds: 1_799_999_999)
        )
        exchange.stateRead(open: [gone])
        #expect(exchange.summary(of: known)?.lineLost == true)
        #expect(exchange.summary(of: known)?.outcome == .failed)
        let closed = exchange.facts.filter { $0.key == "ended" }.map(\.call.uniqueID)
        #expect(Set(closed) == [known.id, "1799999999.7"])
        #expect(exchange.tracker.rememberedChannels == 0)
    }

    @Test func aCallThatLastedThroughAGapGoesOn() {
        var exchange = Exchange()
        var caller = exchange.incoming("79210000001", did: "78125550101")
        var phone = exchange.ring("101", for: caller)
        exchange.answer(&phone, by: &caller, bridge: "b1")
        exchange.loseLine()
        exchange.wait(30)
        exchange.beginStateRead()
        Self.listed(&exchange, caller, "b1")
        Self.listed(&exchange, phone, "b1")
        exchange.stateRead()
        exchange.hangupRequest(phone)
        exchange.hangup(phone)
        exchange.hangup(caller)
        #expect(exchange.summary(of: caller)?.lineLost == false)
        #expect(exchange.summary(of: caller)?.hungUpBy == .operator)
        #expect(exchange.facts.filter { $0.key.hasPrefix("answered") }.count == 1)
    }

    @Test func aStreamOfGarbageDoesNotGrowIt() throws {
        var tracker = CallTracker(exchange: ExchangeID("test"))
        var framer = AMIFramer(interest: .calls)
        let moment = Timestamp(seconds: 1_800_000_000)
        for number in 0..<(CallTracker.channelLimit + 5000) {
            let text =
                "Event: Newchannel\r\nChannel: SIP/x\(number)-1\r\nUniqueid: \(number).1\r\nLinkedid: \(number).1\r\n\r\n"
            framer.feed(Array(text.utf8))
            while let message = try framer.next() { _ = tracker.handle(message, receivedAt: moment) }
        }
        #expect(tracker.rememberedChannels <= CallTracker.channelLimit)
        #expect(tracker.calls.count <= CallTracker.channelLimit)
        #expect(tracker.names.count <= CallTracker.channelLimit)
        #expect(tracker.callsByLinkedID.count <= CallTracker.channelLimit)
    }

    @Test func nothingIsRememberedOfWhatIsOver() throws {
        for fixture in Fixture.all where !fixture.name.hasPrefix("trunc") && !fixture.name.contains("connect_mid") {
            var tracker = CallTracker(exchange: ExchangeID("test"))
            for message in try fixture.messages(.calls) {
                _ = tracker.handle(message, receivedAt: Timestamp(seconds: 1_800_000_000))
            }
            #expect(tracker.rememberedChannels == 0, "\(fixture.name)")
            #expect(tracker.calls.isEmpty && tracker.names.isEmpty && tracker.bridges.isEmpty, "\(fixture.name)")
            #expect(tracker.callsByLinkedID.isEmpty && tracker.consultations.isEmpty, "\(fixture.name)")
        }
    }

    @Test func aCommandFindsTheChannelsOfACall() throws {
        var exchange = Exchange()
        var caller = exchange.incoming("79210000001", did: "78125550101")
        var phone = exchange.ring("101", for: caller)
        exchange.answer(&phone, by: &caller, bridge: "b1")
        let id = CallID(exchange: ExchangeID("test"), uniqueID: caller.id)
        let channels = try #require(exchange.tracker.channels(of: id))
        #expect(channels.caller == caller.name)
        #expect(channels.operators == ["101": phone.name])
        exchange.hangup(caller)
        #expect(exchange.tracker.channels(of: id) == nil)
    }
}

import Domain
import Testing

@testable import Telephony

/// Hand-overs of which no recording exists, in the form of those that were recorded.
@Suite struct TransferTests {
    private static func talk(_ exchange: inout Exchange) -> (caller: Exchange.Line, phone: Exchange.Line) {
        var caller = exchange.incoming("79210000001", did: "78125550101")
        exchange.wait(1)
        var phone = exchange.ring("101", for: caller)
        exchange.wait(2)
        exchange.answer(&phone, by: &caller, bridge: "b1")
        exchange.wait(3)
        return (caller, phone)
    }

    /// The phone asks 103 by feature code: both halves of the Local channel of the question, and the ringing telephone.
    private static func asksByCode(
        _ exchange: inout Exchange,
        _ phone: Exchange.Line,
        _ caller: Exchange.Line
    ) -> (one: Exchange.Line, two: Exchange.Line, target: Exchange.Line) {
        let (one, two) = exchange.local("103", "from-internal", for: caller)
        exchange.enter(one, "b2")
        exchange.leave(phone, "b1")
        exchange.enter(phone, "b2")
        return (one, two, exchange.ring("103", for: caller, through: two))
    }

    /// What a phone's REFER with Replaces says once the other legs stand where they belong.
    private static func attended(
        _ exchange: inout Exchange,
        _ first: Exchange.Line,
        _ second: Exchange.Line,
        _ caller: Exchange.Line,
        _ rest: [(String, String)]
    ) {
        exchange.send(
            "AttendedTransfer",
            [("Result", "Success")] + exchange.snapshot(first, "OrigTransferer")
                + exchange.snapshot(second, "SecondTransferer") + exchange.snapshot(caller, "Transferee") + rest
        )
    }

    @Test func aBlondeTransferIsDoneWhenTheTargetAnswers() {
        var exchange = Exchange()
        var (caller, phone) = Self.talk(&exchange)
        var asking = exchange.dials("101", "103")
        var target = exchange.ring("103", for: asking)
        exchange.wait(1)
        exchange.masquerade(&caller, into: &asking)
        swap(&caller.id, &asking.id)
        Self.attended(&exchange, phone, asking, caller, [("DestType", "App")])
        exchange.hangup(phone)
        exchange.hangup(asking)
        exchange.wait(2)
        target.linked = caller.linked
        exchange.answer(&target, by: &caller, bridge: "b2")
        exchange.wait(5)
        exchange.hangupRequest(caller)
        exchange.hangup(caller)
        exchange.hangup(target)
        let call = Exchange.Line(name: "", id: "1800000000.1", linked: "", number: "")
        #expect(exchange.transfers(of: call) == ["attended 101 103 done"])
        #expect(exchange.summary(of: call)?.finalOperator == .extension("103"))
        #expect(exchange.summary(of: call)?.answeredBy == .extension("101"))
        #expect(exchange.summary(of: call)?.hungUpBy == .caller)
        #expect(exchange.tracker.rememberedChannels == 0)
    }

    @Test func aBlondeTransferThatNobodyAnswersHasFailed() {
        var exchange = Exchange()
        let (caller, phone) = Self.talk(&exchange)
        let asking = exchange.dials("101", "103")
        let target = exchange.ring("103", for: asking)
        Self.attended(&exchange, phone, asking, caller, [("DestType", "App")])
        exchange.hangup(phone)
        exchange.hangup(asking)
        exchange.wait(10)
        exchange.dialEnd(caller, target, "NOANSWER")
        exchange.hangup(target, cause: 0)
        exchange.hangup(caller)
        #expect(exchange.transfers(of: caller) == ["attended 101 103 failed"])
        #expect(exchange.summary(of: caller)?.finalOperator == .extension("101"))
    }

    @Test func aConsultationRefusedIsACancelledHandOver() {
        var exchange = Exchange()
        let (caller, phone) = Self.talk(&exchange)
        exchange.send("Hold", exchange.snapshot(phone))
        let asking = exchange.dials("101", "103")
        let target = exchange.ring("103", for: asking)
        exchange.dialEnd(asking, target, "BUSY")
        exchange.hangup(target, cause: 17)
        exchange.hangup(asking, cause: 17)
        exchange.send("Unhold", exchange.snapshot(phone))
        exchange.wait(2)
        exchange.hangupRequest(phone)
        exchange.hangup(phone)
        exchange.hangup(caller)
        let story = exchange.story(of: caller)
        #expect(story.contains("held 101"))
        #expect(story.contains("consulting 101 103"))
        #expect(exchange.transfers(of: caller) == ["attended 101 103 failed"])
        #expect(exchange.summary(of: caller)?.hungUpBy == .operator)
        #expect(exchange.entry(of: asking)?.makesLead == false)
        #expect(exchange.summary(of: asking)?.outcome == .busy)
    }

    @Test func aThreeWayTalkIsOneCall() {
        var exchange = Exchange()
        let (caller, phone) = Self.talk(&exchange)
        let asked = Self.asksByCode(&exchange, phone, caller)
        let one = asked.one
        var (two, target) = (asked.two, asked.target)
        exchange.answer(&target, by: &two, bridge: "b3")
        exchange.wait(2)
        Self.attended(&exchange, phone, phone, caller, [("DestType", "Threeway")])
        exchange.leave(phone, "b2")
        exchange.enter(phone, "b1")
        exchange.leave(one, "b2")
        exchange.enter(one, "b1")
        exchange.wait(4)
        exchange.hangupRequest(phone)
        exchange.leave(phone, "b1")
        exchange.hangup(phone)
        exchange.wait(4)
        exchange.hangupRequest(caller)
        exchange.hangup(caller)
        for line in [one, two, target] { exchange.hangup(line) }
        #expect(exchange.transfers(of: caller) == ["attended 101 103 done"])
        #expect(exchange.summary(of: caller)?.finalOperator == .extension("103"))
        #expect(exchange.facts.filter { $0.key == "entered" }.count == 1)
        #expect(exchange.tracker.rememberedChannels == 0)
    }

    @Test func aQuestionByFeatureCodeThatIsCancelledLeavesTheCallWhereItWas() {
        var exchange = Exchange()
        let (caller, phone) = Self.talk(&exchange)
        let (one, two, target) = Self.asksByCode(&exchange, phone, caller)
        exchange.wait(3)
        exchange.leave(phone, "b2")
        exchange.leave(one, "b2")
        exchange.enter(phone, "b1")
        exchange.dialEnd(two, target, "CANCEL")
        for line in [one, two, target] { exchange.hangup(line) }
        exchange.wait(2)
        exchange.hangupRequest(caller)
        exchange.hangup(caller)
        exchange.hangup(phone)
        #expect(exchange.story(of: caller).contains("consulting 101 103"))
        #expect(exchange.transfers(of: caller) == ["attended 101 103 failed"])
        #expect(exchange.summary(of: caller)?.finalOperator == .extension("101"))
        #expect(exchange.summary(of: caller)?.rangExtensions == ["101"])
    }

    @Test func aHandOverByFeatureCodeThatNoEventNamesIsSeenAllTheSame() {
        var exchange = Exchange()
        let (caller, phone) = Self.talk(&exchange)
        let asked = Self.asksByCode(&exchange, phone, caller)
        let one = asked.one
        var (two, target) = (asked.two, asked.target)
        exchange.wait(1)
        exchange.leave(phone, "b2")
        exchange.hangup(phone)
        exchange.leave(one, "b2")
        exchange.enter(one, "b1")
        exchange.wait(2)
        exchange.answer(&target, by: &two, bridge: "b3")
        exchange.wait(4)
        exchange.hangupRequest(target)
        for line in [target, two, one] { exchange.hangup(line) }
        exchange.hangup(caller)
        #expect(exchange.transfers(of: caller) == ["attended 101 103 done"])
        #expect(exchange.summary(of: caller)?.finalOperator == .extension("103"))
        #expect(exchange.summary(of: caller)?.hungUpBy == .operator)
    }

    @Test func theCallerGoneWhileATransferRings() {
        var exchange = Exchange()
        let (caller, phone) = Self.talk(&exchange)
        Self.blind(&exchange, phone, caller, to: "103")
        let target = exchange.ring("103", for: caller)
        exchange.wait(2)
        exchange.hangupRequest(caller)
        exchange.dialEnd(caller, target, "CANCEL")
        exchange.hangup(target, cause: 0)
        exchange.hangup(caller)
        #expect(exchange.transfers(of: caller) == ["blind 101 103 failed"])
        #expect(exchange.summary(of: caller)?.hungUpBy == .caller)
        #expect(exchange.summary(of: caller)?.outcome == .answered)
    }

    @Test func twoTransfersInARowAreToldInOrder() {
        var exchange = Exchange()
        var (caller, phone) = Self.talk(&exchange)
        for (to, bridge) in [("103", "b2"), ("89217654321", "b3")] {
            Self.blind(&exchange, phone, caller, to: to)
            exchange.leave(caller, "b1")
            exchange.leave(phone, "b1")
            exchange.hangup(phone)
            phone = exchange.ring(to == "103" ? to : "trunk", for: caller, number: to)
            exchange.wait(1)
            exchange.answer(&phone, by: &caller, bridge: bridge)
            exchange.wait(2)
        }
        exchange.hangupRequest(caller)
        exchange.hangup(caller)
        exchange.hangup(phone)
        #expect(exchange.transfers(of: caller) == ["blind 101 103 done", "blind 103 89217654321 done"])
        #expect(exchange.summary(of: caller)?.finalOperator == .outside("89217654321"))
        #expect(exchange.entry(of: caller)?.direction == .inbound)
        #expect(exchange.facts.filter { $0.key == "entered" }.count == 1)
    }

    @Test func aQueueTakesACallThatIsHandedToIt() {
        var exchange = Exchange()
        var (caller, phone) = Self.talk(&exchange)
        Self.blind(&exchange, phone, caller, to: "600")
        exchange.hangup(phone)
        exchange.send("QueueCallerJoin", exchange.snapshot(caller) + [("Queue", "support")])
        var member = exchange.ring("105", for: caller)
        exchange.wait(3)
        exchange.answer(&member, by: &caller, bridge: "b2")
        exchange.hangupRequest(caller)
        exchange.hangup(caller)
        #expect(exchange.transfers(of: caller) == ["blind 101 600 done"])
        #expect(exchange.summary(of: caller)?.queue == "support")
        #expect(exchange.summary(of: caller)?.finalOperator == .extension("105"))
    }

    @Test func aTransferThatComesBackToItsSenderHasFailed() {
        var exchange = Exchange()
        var (caller, phone) = Self.talk(&exchange)
        Self.blind(&exchange, phone, caller, to: "103")
        exchange.hangup(phone)
        let target = exchange.ring("103", for: caller)
        exchange.dialEnd(caller, target, "NOANSWER")
        exchange.hangup(target, cause: 0)
        var again = exchange.ring("101", for: caller)
        exchange.answer(&again, by: &caller, bridge: "b2")
        exchange.hangup(caller)
        #expect(exchange.transfers(of: caller) == ["blind 101 103 failed"])
        #expect(exchange.summary(of: caller)?.finalOperator == .extension("101"))
    }

    @Test func asterisk11MovesTheCallerToAnotherChannel() {
        var exchange = Exchange(isOld: true)
        var (caller, phone) = Self.talk(&exchange)
        let first = caller
        var asking = exchange.dials("101", "103")
        var target = exchange.ring("103", for: asking)
        exchange.wait(1)
        exchange.send(
            "Transfer",
            [
                ("TransferType", "Attended"), ("Channel", phone.name), ("Uniqueid", phone.id),
                ("TargetChannel", asking.name), ("TargetUniqueid", asking.id),
            ]
        )
        exchange.masquerade(&caller, into: &asking)
        exchange.link(caller, phone, "Unlink")
        exchange.hangup(phone)
        exchange.hangup(caller)
        exchange.wait(2)
        exchange.state(&target, 6)
        exchange.link(asking, target)
        exchange.wait(3)
        exchange.send("HangupRequest", [("Channel", asking.name), ("Uniqueid", asking.id)])
        exchange.hangup(asking)
        exchange.hangup(target)
        #expect(exchange.transfers(of: first) == ["attended 101 103 done"])
        #expect(exchange.summary(of: first)?.hungUpBy == .caller)
        #expect(exchange.summary(of: first)?.finalOperator == .extension("103"))
        #expect(exchange.tracker.rememberedChannels == 0)
    }

    private static func blind(
        _ exchange: inout Exchange,
        _ phone: Exchange.Line,
        _ caller: Exchange.Line,
        to: String
    ) {
        exchange.send(
            "BlindTransfer",
            [("Result", "Success")] + exchange.snapshot(phone, "Transferer") + exchange.snapshot(caller, "Transferee")
                + [("Extension", to), ("IsExternal", "Yes")]
        )
    }
}

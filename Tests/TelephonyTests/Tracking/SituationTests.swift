import Domain
import Testing

@testable import Telephony

/// Situations of which no recording exists, on Asterisk 11 and on later ones where they differ.
@Suite struct SituationTests {
    @Test(arguments: [false, true])
    func aCallIsToldBeforeAnythingRings(isOld: Bool) {
        var exchange = Exchange(isOld: isOld)
        let caller = exchange.incoming("8(812)325-12-34", did: "78125550101", name: "Ромашка")
        #expect(exchange.story(of: caller) == ["entered inbound lead"])
        let entry = exchange.entry(of: caller)
        #expect(entry?.callerNumber == "+78123251234")
        #expect(entry?.did == "+78125550101")
        #expect(entry?.callerName == "Ромашка")
        #expect(entry?.trunk == "trunk")
    }

    @Test func sevenDigitsAreOfTheCityThatWasCalled() {
        var exchange = Exchange()
        let caller = exchange.incoming("3251234", did: "78125550101")
        #expect(exchange.entry(of: caller)?.callerNumber == "+78123251234")
        let hidden = exchange.incoming("anonymous", did: "78125550101")
        #expect(exchange.entry(of: hidden)?.callerNumber == nil)
        #expect(exchange.entry(of: hidden)?.makesLead == true)
    }

    @Test func aNumberThatIsKnownLaterIsToldLater() {
        var exchange = Exchange()
        let caller = exchange.incoming("79210000001", did: "s")
        #expect(exchange.entry(of: caller)?.did == nil)
        exchange.send(
            "VarSet",
            exchange.snapshot(caller) + [("Variable", "__FROM_DID"), ("Value", "78125550101")]
        )
        #expect(exchange.entry(of: caller)?.did == "+78125550101")
        #expect(exchange.story(of: caller).last == "identified inbound +78125550101")
    }

    @Test func aNumberTheExchangeRefusesIsNoLead() {
        var exchange = Exchange()
        let caller = exchange.incoming("79210000001", did: "78125559999")
        exchange.hangup(caller, cause: 1)
        #expect(exchange.entry(of: caller)?.makesLead == false)
        #expect(exchange.summary(of: caller)?.outcome == .failed)
    }

    @Test(arguments: [false, true])
    func ofTwoThatAnswerAtOnceOneTalks(isOld: Bool) {
        var exchange = Exchange(isOld: isOld)
        var caller = exchange.incoming("79210000001", did: "78125550102")
        var one = exchange.ring("101", for: caller)
        var two = exchange.ring("102", for: caller)
        exchange.state(&one, 6)
        exchange.state(&two, 6)
        exchange.answer(&one, by: &caller, bridge: "b1")
        exchange.dialEnd(caller, two, "CANCEL")
        exchange.hangup(two, cause: 26)
        exchange.wait(2)
        exchange.hangupRequest(caller)
        exchange.hangup(caller)
        exchange.hangup(one)
        let summary = exchange.summary(of: caller)
        #expect(summary?.answeredBy == .extension("101"))
        #expect(summary?.finalOperator == .extension("101"))
        #expect(summary?.rangExtensions == ["101", "102"])
        #expect(exchange.story(of: caller).filter { $0.hasPrefix("answered") } == ["answered 101"])
    }

    @Test(arguments: [false, true])
    func anAnswerThatCameTooLateIsNone(isOld: Bool) {
        var exchange = Exchange(isOld: isOld)
        let caller = exchange.incoming("79210000001", did: "78125550101")
        var phone = exchange.ring("101", for: caller)
        exchange.wait(4)
        exchange.hangupRequest(caller)
        exchange.state(&phone, 6)
        exchange.hangup(phone, cause: 127)
        exchange.hangup(caller, cause: 127)
        #expect(exchange.summary(of: caller)?.answeredBy == nil)
        #expect(exchange.summary(of: caller)?.outcome == .abandoned)
        #expect(exchange.summary(of: caller)?.hungUpBy == .caller)
    }

    @Test func aPhoneForwardedToItselfMakesOneCall() {
        var exchange = Exchange()
        let caller = exchange.incoming("79210000001", did: "78125550101")
        var source = caller
        for _ in 0..<40 {
            let leg = exchange.leg("101", "101", for: caller)
            exchange.dial(source, leg, "101")
            let (one, two) = exchange.local("101", "from-internal", for: caller)
            exchange.dialEnd(source, leg, "CANCEL", forward: "101")
            exchange.dial(source, one, "101@from-internal")
            exchange.hangup(leg, cause: 23)
            source = two
        }
        exchange.hangup(caller, cause: 16)
        #expect(exchange.facts.filter { $0.key == "entered" }.count == 1)
        #expect(exchange.story(of: caller).contains("forwarded 101 101"))
        #expect(exchange.summary(of: caller)?.outcome == .missed)
        #expect(exchange.summary(of: caller)?.rangExtensions == [])
    }

    @Test func aMobileThatRingsAlongIsNoOutboundCall() {
        var exchange = Exchange()
        var caller = exchange.incoming("79210000001", did: "78125550117")
        let phone = exchange.ring("101", for: caller)
        let (one, two) = exchange.local("89217654321", "outbound", for: caller)
        exchange.dial(caller, one, "89217654321@outbound/n")
        var mobile = exchange.ring("trunk", for: caller, through: two, number: "89217654321")
        exchange.wait(3)
        var half = two
        exchange.answer(&mobile, by: &half, bridge: "b2")
        var near = one
        exchange.answer(&near, by: &caller, bridge: "b1")
        exchange.dialEnd(caller, phone, "CANCEL")
        exchange.hangup(phone, cause: 26)
        exchange.wait(2)
        exchange.hangupRequest(mobile)
        exchange.hangup(mobile)
        exchange.hangup(caller)
        let summary = exchange.summary(of: caller)
        #expect(summary?.answeredBy == .outside("89217654321"))
        #expect(summary?.rangExtensions == ["101"])
        #expect(summary?.rangTrunks == ["trunk"])
        #expect(exchange.facts.filter { $0.key == "entered" }.count == 1)
        #expect(exchange.story(of: caller).contains("stopped 101 elsewhere"))
    }

    @Test func aQueueTimesOutRingsAgainAndOverflows() {
        var exchange = Exchange()
        var caller = exchange.incoming("79210000001", did: "78125550107")
        exchange.state(&caller, 6)
        exchange.send("QueueCallerJoin", exchange.snapshot(caller) + [("Queue", "rr")])
        for member in ["104", "105", "104"] {
            let phone = exchange.ring(member, for: caller)
            exchange.wait(4)
            exchange.dialEnd(caller, phone, "NOANSWER")
            exchange.dialEnd(caller, phone, "NOANSWER")
            exchange.hangup(phone, cause: 0)
        }
        exchange.send("QueueCallerLeave", exchange.snapshot(caller) + [("Queue", "rr")])
        var last = exchange.ring("110", for: caller)
        exchange.wait(1)
        exchange.answer(&last, by: &caller, bridge: "b1")
        exchange.wait(5)
        exchange.hangupRequest(last)
        exchange.hangup(last)
        exchange.hangup(caller)
        let summary = exchange.summary(of: caller)
        #expect(summary?.queue == "rr")
        #expect(summary?.rangExtensions == ["104", "105", "110"])
        #expect(summary?.answeredBy == .extension("110"))
        #expect(summary?.hungUpBy == .operator)
        #expect(summary?.wait == .seconds(13))
        #expect(exchange.story(of: caller).filter { $0.hasPrefix("stopped") }.count == 3)
    }

    @Test(arguments: [false, true])
    func aCallerWhoJoinsTheSameQueueAgainIsToldOfAgain(isOld: Bool) {
        var exchange = Exchange(isOld: isOld)
        let caller = exchange.incoming("79210000001", did: "78125550101")
        for queue in ["sales", "support", "sales", "sales"] {
            exchange.send(isOld ? "Join" : "QueueCallerJoin", exchange.snapshot(caller) + [("Queue", queue)])
            exchange.wait(20)
        }
        let keys = exchange.facts.filter { $0.key.hasPrefix("queued/") }.map(\.key)
        let id = caller.id
        #expect(keys.prefix(2) == ["queued/\(id)/sales", "queued/\(id)/support"])
        #expect(keys.count == 4 && Set(keys).count == 4)
        #expect(keys.dropFirst(2).allSatisfy { $0.hasPrefix("queued/\(id)/sales/") })
        exchange.beginStateRead()
        exchange.send("QueueEntry", exchange.snapshot(caller) + [("Queue", "sales")])
        exchange.stateRead()
        #expect(exchange.facts.filter { $0.key.hasPrefix("queued/") }.count == 4)
    }

    @Test func anInternalCallIntoAQueueIsNoLead() {
        var exchange = Exchange()
        var caller = exchange.dials("107", "600")
        exchange.state(&caller, 6)
        exchange.send("QueueCallerJoin", exchange.snapshot(caller) + [("Queue", "sales")])
        var member = exchange.ring("101", for: caller)
        exchange.answer(&member, by: &caller, bridge: "b1")
        exchange.hangup(caller)
        exchange.hangup(member)
        #expect(exchange.entry(of: caller)?.direction == .internal)
        #expect(exchange.entry(of: caller)?.makesLead == false)
        #expect(exchange.summary(of: caller)?.answeredBy == .extension("101"))
    }

    @Test func aCallBackForASiteDialsTheClientFirst() {
        var exchange = Exchange()
        let (one, two) = exchange.local("89217654321", "outbound", for: nil)
        var client = exchange.ring("trunk", for: one, through: two, number: "89217654321")
        exchange.wait(3)
        exchange.state(&client, 6)
        exchange.dialEnd(two, client, "ANSWER")
        exchange.enter(client, "b1")
        exchange.enter(two, "b1")
        let call = Exchange.Line(name: "", id: one.id, linked: "", number: "")
        #expect(exchange.entry(of: call)?.direction == .callback)
        #expect(exchange.entry(of: call)?.callerNumber == "+79217654321")
        #expect(exchange.entry(of: call)?.makesLead == false)
        #expect(!exchange.story(of: call).contains { $0.hasPrefix("answered") }, "one side alone is no answer")
        var phone = exchange.ring("101", for: one, through: one)
        var near = one
        exchange.answer(&phone, by: &near, bridge: "b2")
        exchange.wait(4)
        exchange.hangupRequest(client)
        exchange.hangup(client)
        #expect(exchange.summary(of: call)?.answeredBy == .extension("101"))
        #expect(exchange.summary(of: call)?.hungUpBy == .caller)
    }

    @Test func aParkedCallThatIsGivenUp() {
        var exchange = Exchange()
        var caller = exchange.incoming("79210000001", did: "78125550101")
        var phone = exchange.ring("101", for: caller)
        exchange.answer(&phone, by: &caller, bridge: "b1")
        exchange.wait(2)
        exchange.send(
            "ParkedCall",
            exchange.snapshot(caller, "Parkee") + [("ParkerDialString", "PJSIP/101"), ("ParkingSpace", "701")]
        )
        exchange.leave(caller, "b1")
        exchange.enter(caller, "park", [("BridgeType", "parking"), ("BridgeTechnology", "holding_bridge")])
        exchange.hangup(phone)
        exchange.wait(5)
        exchange.hangupRequest(caller)
        exchange.send("ParkedCallGiveUp", exchange.snapshot(caller, "Parkee") + [("ParkingSpace", "701")])
        exchange.hangup(caller)
        #expect(exchange.story(of: caller).contains("parked 101 701"))
        #expect(exchange.transfers(of: caller).isEmpty)
        #expect(exchange.summary(of: caller)?.outcome == .answered)
        #expect(exchange.summary(of: caller)?.hungUpBy == .caller)
        #expect(exchange.summary(of: caller)?.talk == .seconds(7))
    }

    @Test func twoCallsOfOneNumberStayApart() {
        var exchange = Exchange()
        let first = exchange.incoming("79210000001", did: "78125550101")
        let second = exchange.incoming("79210000001", did: "78125550102")
        var one = first
        var phone = exchange.ring("101", for: one)
        exchange.answer(&phone, by: &one, bridge: "b1")
        exchange.hangupRequest(second)
        exchange.hangup(second, cause: 127)
        exchange.hangup(one)
        #expect(exchange.summary(of: first)?.outcome == .answered)
        #expect(exchange.summary(of: second)?.outcome == .abandoned)
    }

    @Test func aConferenceRoomKeepsCallsApart() {
        var exchange = Exchange()
        let room = [("BridgeType", "base"), ("BridgeTechnology", "softmix"), ("BridgeCreator", "ConfBridge")]
        var own = exchange.dials("101", "8001")
        exchange.state(&own, 6)
        exchange.enter(own, "conf", room)
        var caller = exchange.incoming("79210000001", did: "78125550112")
        exchange.state(&caller, 6)
        exchange.enter(caller, "conf", room)
        exchange.send("ConfbridgeJoin", [("Conference", "8001")] + exchange.snapshot(caller))
        exchange.wait(5)
        exchange.hangupRequest(caller)
        exchange.hangup(caller)
        exchange.hangup(own)
        #expect(exchange.summary(of: caller)?.answeredBy == .extension("101"))
        #expect(exchange.story(of: caller).contains("conference 8001"))
        #expect(exchange.entry(of: own)?.direction == .internal)
        #expect(exchange.summary(of: own) != nil)
    }

    @Test func aClickToCallIsTheOperatorsOwn() {
        var exchange = Exchange()
        var phone = exchange.leg("101", "101", for: nil)
        exchange.send(
            "NewCallerid",
            exchange.snapshot(phone).map { $0.0 == "CallerIDNum" ? ($0.0, "89219998870") : $0 }
        )
        exchange.dial(nil, phone, "101")
        exchange.state(&phone, 5)
        exchange.state(&phone, 6)
        exchange.dialEnd(nil, phone, "ANSWER")
        var client = exchange.ring("trunk", for: phone, number: "89219998870")
        exchange.wait(2)
        exchange.answer(&client, by: &phone, bridge: "b1")
        exchange.hangupRequest(phone)
        exchange.hangup(phone)
        exchange.hangup(client)
        #expect(exchange.entry(of: phone)?.direction == .outbound)
        #expect(exchange.entry(of: phone)?.did == "+79219998870")
        #expect(exchange.entry(of: phone)?.callerNumber == "101")
        #expect(exchange.summary(of: phone)?.answeredBy == .outside("89219998870"))
    }
}

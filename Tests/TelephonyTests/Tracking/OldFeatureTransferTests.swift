import Domain
import Testing

@testable import Telephony

/// Hand-overs by feature code on Asterisk 11, as its `builtin_atxfer` (main/features.c) tells them: nothing is called a
/// transfer; the client hears music, the colleague is dialled through a Local channel, and in the end the client moves
/// into a channel `Transfered/…`, whose name it takes over.
@Suite struct OldFeatureTransferTests {
    /// A client who talked with 101, and waits now: 101 has dialled the feature code and 103.
    private struct Scene {
        var exchange = Exchange(isOld: true)
        var caller: Exchange.Line
        let first: Exchange.Line
        let phone: Exchange.Line
        var one: Exchange.Line
        var two: Exchange.Line
        var target: Exchange.Line

        init() {
            caller = exchange.incoming("79210000001", did: "78125550101")
            first = caller
            exchange.wait(1)
            var phone = exchange.ring("101", for: caller)
            exchange.wait(2)
            exchange.answer(&phone, by: &caller, bridge: "")
            self.phone = phone
            exchange.wait(5)
            exchange.link(caller, phone, "Unlink")
            exchange.music(caller, "Start")
            (one, two) = exchange.local("103", "from-internal", for: nil)
            target = exchange.ring("103", for: two, through: two)
            exchange.wait(2)
        }

        mutating func targetAnswers() {
            exchange.answer(&target, by: &two, bridge: "")
            exchange.state(&one, 6)
        }

        /// 101 and 103 talk.
        mutating func consult() {
            targetAnswers()
            exchange.link(phone, one)
            exchange.wait(3)
        }

        /// The Local channel between 101 and 103 is optimised away: 103 goes on as its first half.
        mutating func optimise() {
            exchange.masquerade(&target, into: &one)
            exchange.link(two, target, "Unlink")
            exchange.hangup(two)
            exchange.hangup(target)
        }

        /// The client is moved to the colleague; the new bridge and the ends of what is left race.
        mutating func handOver(bridgeFirst: Bool) {
            exchange.music(caller, "Stop")
            let moved = exchange.transfered(&caller)
            if bridgeFirst { exchange.link(one, moved) }
            exchange.hangup(caller)
            exchange.hangup(phone)
            if !bridgeFirst { exchange.link(one, moved) }
            caller = moved
            exchange.wait(4)
        }

        /// The client hangs up.
        mutating func end(_ others: [Exchange.Line]) {
            exchange.send("HangupRequest", [("Channel", caller.name), ("Uniqueid", caller.id)])
            exchange.link(one, caller, "Unlink")
            exchange.hangup(caller)
            for line in others { exchange.hangup(line) }
        }
    }

    @Test(arguments: [true, false])
    func theColleagueWhoWasAskedTakesOver(bridgeFirst: Bool) {
        var scene = Scene()
        scene.consult()
        scene.exchange.hangupRequest(scene.phone)
        scene.exchange.link(scene.phone, scene.one, "Unlink")
        scene.handOver(bridgeFirst: bridgeFirst)
        scene.end([scene.one, scene.two, scene.target])
        expectDone(scene)
        #expect(scene.exchange.story(of: scene.first).filter { $0 == "consulting 101 103" }.count == 1)
    }

    @Test(arguments: [true, false])
    func theSameWhereTheLocalChannelIsOptimisedAway(bridgeFirst: Bool) {
        var scene = Scene()
        scene.consult()
        scene.optimise()
        scene.exchange.hangupRequest(scene.phone)
        scene.exchange.link(scene.phone, scene.one, "Unlink")
        scene.handOver(bridgeFirst: bridgeFirst)
        scene.end([scene.one])
        expectDone(scene)
    }

    @Test(arguments: [true, false])
    func whoHangsUpWhileTheColleagueRingsHasHandedOverAllTheSame(bridgeFirst: Bool) {
        var scene = Scene()
        scene.exchange.hangupRequest(scene.phone)
        scene.exchange.wait(2)
        scene.targetAnswers()
        scene.handOver(bridgeFirst: bridgeFirst)
        scene.end([scene.one, scene.two, scene.target])
        expectDone(scene)
    }

    private func expectDone(_ scene: Scene) {
        let exchange = scene.exchange
        #expect(exchange.transfers(of: scene.first) == ["attended 101 103 done"])
        let summary = exchange.summary(of: scene.first)
        #expect(summary?.finalOperator == .extension("103"))
        #expect(summary?.answeredBy == .extension("101"))
        #expect(summary?.hungUpBy == .caller)
        #expect(exchange.facts.filter { $0.key == "entered" && $0.call.uniqueID == scene.first.id }.count == 1)
        #expect(exchange.entry(of: scene.first)?.makesLead == true)
        #expect(exchange.tracker.rememberedChannels == 0)
    }

    @Test func aColleagueWhoDeclinesLeavesTheCallWhereItWas() {
        var scene = Scene()
        scene.consult()
        scene.exchange.hangupRequest(scene.target)
        scene.exchange.link(scene.two, scene.target, "Unlink")
        scene.exchange.hangup(scene.target)
        scene.exchange.link(scene.phone, scene.one, "Unlink")
        for line in [scene.two, scene.one] { scene.exchange.hangup(line) }
        backWithTheCaller(&scene)
    }

    @Test func aColleagueWhoDoesNotAnswerLeavesTheCallWhereItWas() {
        var scene = Scene()
        scene.exchange.hangup(scene.target, cause: 0)
        for line in [scene.two, scene.one] { scene.exchange.hangup(line) }
        scene.exchange.music(scene.caller, "Stop")
        scene.exchange.link(scene.caller, scene.phone)
        scene.exchange.wait(3)
        scene.exchange.hangupRequest(scene.caller)
        scene.exchange.hangup(scene.caller)
        scene.exchange.hangup(scene.phone)
        #expect(scene.exchange.transfers(of: scene.first).filter { $0.hasSuffix("done") }.isEmpty)
        #expect(scene.exchange.summary(of: scene.first)?.finalOperator == .extension("101"))
        #expect(scene.exchange.tracker.rememberedChannels == 0)
    }

    private func backWithTheCaller(_ scene: inout Scene) {
        scene.exchange.music(scene.caller, "Stop")
        scene.exchange.link(scene.caller, scene.phone)
        scene.exchange.wait(3)
        scene.exchange.hangupRequest(scene.caller)
        scene.exchange.link(scene.caller, scene.phone, "Unlink")
        scene.exchange.hangup(scene.caller)
        scene.exchange.hangup(scene.phone)
        #expect(scene.exchange.transfers(of: scene.first) == ["attended 101 103 failed"])
        #expect(scene.exchange.summary(of: scene.first)?.finalOperator == .extension("101"))
        #expect(scene.exchange.summary(of: scene.first)?.hungUpBy == .caller)
        #expect(scene.exchange.tracker.rememberedChannels == 0)
    }
}

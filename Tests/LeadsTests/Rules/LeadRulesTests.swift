import Domain
import Leads
import Testing

/// The rules as their readers state them: an event in a situation, and what is to be done.
@Suite struct LeadRulesTests {
    let now = Timestamp(seconds: 1_795_300_000)
    let olga = StaffID(7)
    let ivan = StaffID(8)
    let rules = LeadRules(policy: LeadPolicy())

    func call(
        _ direction: CallDirection = .inbound,
        number: String? = "+79211234567",
        makesLead: Bool = true,
        channel: ChannelTable.Answer = .noTable,
        answered: Bool = false,
        lead: LeadID? = nil
    ) -> CallView {
        let entry = CallEntry(
            direction: direction,
            callerNumber: number,
            did: "+78125550101",
            makesLead: makesLead,
            linkedID: "1.1"
        )
        return CallView(
            id: CallRecordID(1),
            enteredAt: now,
            entry: entry,
            channel: channel,
            isAnswered: answered,
            leadID: lead
        )
    }

    func lead(
        _ status: LeadStatus,
        id: Int64 = 42,
        age: Duration = .seconds(60),
        owner: StaffID? = nil,
        topic: String? = nil,
        other: String? = nil,
        to person: StaffID? = nil,
        source: TransferSource? = nil
    ) -> LeadView {
        LeadView(
            id: LeadID(id),
            status: status,
            createdAt: now - age,
            owner: owner,
            topic: topic,
            topicOther: other,
            transferredTo: person,
            transferSource: source
        )
    }

    @Test func inboundCallMakesALeadBeforeAnythingRings() throws {
        let effects = try rules.react(to: .callEntered, in: LeadSituation(call: call()))
        #expect(effects == [.create])
    }

    @Test(arguments: [CallDirection.outbound, .internal, .callback])
    func otherDirectionsMakeNone(_ direction: CallDirection) throws {
        let situation = LeadSituation(call: call(direction))
        #expect(try rules.react(to: .callEntered, in: situation).isEmpty)
        #expect(try rules.react(to: .callTaken, in: situation).isEmpty)
        #expect(try rules.react(to: .callAnswered, in: situation).isEmpty)
    }

    @Test func aCallThatTheTrackerCallsNoLeadMakesNone() throws {
        let situation = LeadSituation(call: call(makesLead: false))
        #expect(try rules.react(to: .callEntered, in: situation).isEmpty)
        #expect(try rules.react(to: .callAnswered, in: situation).isEmpty)
    }

    @Test(arguments: [(NumberStanding.ordinary, 1), (.blocked, 0), (.trusted, 1)])
    func listsDecideWhoMakesALead(_ standing: NumberStanding, _ count: Int) throws {
        let situation = LeadSituation(call: call(), standing: standing)
        #expect(try rules.react(to: .callEntered, in: situation).count == count)
    }

    @Test(arguments: [
        (UnknownNumberPolicy.lead, 1, 1), (.whenTaken, 0, 1), (.ignore, 0, 0),
    ])
    func aNumberInNoTableFollowsThePolicy(_ policy: UnknownNumberPolicy, _ atEntry: Int, _ whenTaken: Int) throws {
        let rules = LeadRules(policy: LeadPolicy(unknownNumber: policy))
        let situation = LeadSituation(call: call(channel: .unknown))
        #expect(try rules.react(to: .callEntered, in: situation).count == atEntry)
        #expect(try rules.react(to: .callTaken, in: situation).count == whenTaken)
        #expect(try rules.react(to: .callAnswered, in: situation).count == whenTaken)
    }

    @Test(arguments: [
        (LeadStatus.inquiry, 60, true), (.overdue, 29 * 60, true), (.overdue, 31 * 60, false),
        (.identification, 60, false), (.converted, 60, false), (.rejected, 60, false),
    ])
    func aRepeatCallJoinsOnlyAnUnprocessedLeadWithinTheWindow(
        _ status: LeadStatus,
        _ age: Int,
        _ joins: Bool
    ) throws {
        let situation = LeadSituation(call: call(), latest: lead(status, age: .seconds(age)))
        let effects = try rules.react(to: .callEntered, in: situation)
        #expect(effects == (joins ? [.join(LeadID(42))] : [.create]))
    }

    @Test func aWithheldNumberJoinsNothing() throws {
        let situation = LeadSituation(call: call(number: nil), latest: lead(.inquiry))
        #expect(try rules.react(to: .callEntered, in: situation) == [.create])
    }

    @Test func anAnsweredCallWhoseBeginningWasMissedStillMakesALead() throws {
        let situation = LeadSituation(call: call())
        #expect(
            try rules.react(to: .callAnswered, in: situation) == [
                .create
            ]
        )
    }

    @Test(arguments: [CallDirection.outbound, .callback])
    func reachingAMissedNumberClosesItsTaskAndIdentifiesItsLead(_ direction: CallDirection) throws {
        let situation = LeadSituation(
            call: call(direction, makesLead: false),
            callBacks: [OpenCallBack(task: TaskID(5), lead: LeadID(42), leadStatus: .overdue)]
        )
        #expect(
            try rules.react(to: .callAnswered, in: situation) == [
                .closeCallBack(TaskID(5), reason: .reached), .reached(LeadID(42)),
            ]
        )
    }

    @Test func aMissedClientWhoCallsAgainAndIsAnsweredNeedsNoCallBack() throws {
        let situation = LeadSituation(
            call: call(lead: LeadID(43)),
            lead: lead(.inquiry, id: 43),
            callBacks: [OpenCallBack(task: TaskID(5), lead: LeadID(42), leadStatus: .overdue)]
        )
        #expect(
            try rules.react(to: .callAnswered, in: situation) == [
                .closeCallBack(TaskID(5), reason: .calledAgain), .reached(LeadID(42)),
            ]
        )
    }

    @Test(arguments: [
        (CallTransfer.Kind.attended, true, TransferSource.call), (.blind, true, .call), (.blind, false, .suggested),
    ])
    func aTransferFillsToWhom(_ kind: CallTransfer.Kind, _ completed: Bool, _ source: TransferSource) throws {
        let situation = LeadSituation(
            call: call(answered: true, lead: LeadID(42)),
            lead: lead(.identification, owner: olga)
        )
        let event = LeadEvent.callTransferred(kind: kind, from: olga, to: ivan, completed: completed)
        #expect(try rules.react(to: event, in: situation) == [.setTransferredTo(ivan, source: source)])
    }

    @Test func aCancelledConsultationFillsNothing() throws {
        let situation = LeadSituation(
            call: call(answered: true, lead: LeadID(42)),
            lead: lead(.identification, owner: olga)
        )
        let event = LeadEvent.callTransferred(kind: .attended, from: olga, to: ivan, completed: false)
        #expect(try rules.react(to: event, in: situation).isEmpty)
    }

    @Test func whatAPersonChoseIsNotOverwrittenByTheExchange() throws {
        let situation = LeadSituation(
            call: call(answered: true, lead: LeadID(42)),
            lead: lead(.identification, owner: olga, to: StaffID(9), source: .person)
        )
        let event = LeadEvent.callTransferred(kind: .blind, from: olga, to: ivan, completed: true)
        #expect(try rules.react(to: event, in: situation).isEmpty)
    }

    @Test func aCallHandedBackToTheOwnerIsNoHandOver() throws {
        let situation = LeadSituation(
            call: call(answered: true, lead: LeadID(42)),
            lead: lead(.identification, owner: olga)
        )
        let event = LeadEvent.callTransferred(kind: .attended, from: ivan, to: olga, completed: true)
        #expect(try rules.react(to: event, in: situation).isEmpty)
    }

    @Test(arguments: [(1, true), (2, false)])
    func aNumberThatTheExchangeRefusesTakesItsLeadBack(_ calls: Int, _ isTakenBack: Bool) throws {
        var made = lead(.inquiry)
        made.calls = calls
        let situation = LeadSituation(call: call(makesLead: false, lead: made.id), lead: made)
        let effects = try rules.react(to: .callEntered, in: situation)
        #expect(effects == (isTakenBack ? [.withdraw] : []))
    }
}

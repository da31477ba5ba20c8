import Domain
import Leads
import Records
import Testing

/// What the rules answer, as a table: nothing is read or written.
@Suite struct RequestRulesTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        var standing = RequestStanding.person
        var isHistory = false
        var policy = LeadPolicy()
        var situation = RequestSituation()
        let effects: [RequestEffect]

        var testDescription: String { name }
    }

    private static let now = Timestamp(seconds: 1_795_300_000)
    private static let there = ConversationID(7)
    private static let lead = LeadID(3)

    private static func talk(_ status: LeadStatus, closed: Duration? = nil, deal: DealID? = nil) -> RequestSituation {
        var view = ConversationView(id: there, lead: lead, status: status, openDeal: deal)
        view.closedAt = closed.map { now - $0 }
        return RequestSituation(conversation: view)
    }

    static let cases: [Case] = [
        Case(name: "a stranger's letter", effects: [.open(.open), .keep, .createLead, .wait, .tell(deal: nil)]),
        Case(
            name: "the same letter in another box",
            situation: RequestSituation(known: MessageRecordID(5), conversation: ConversationView(id: there)),
            effects: [.noteAgain(MessageRecordID(5))]
        ),
        Case(
            name: "a letter of past years",
            isHistory: true,
            effects: [.open(.silent), .keep]
        ),
        Case(
            name: "a letter of past years, in a conversation that goes on",
            isHistory: true,
            situation: talk(.identification),
            effects: [.join(there), .keep]
        ),
        Case(
            name: "spam",
            situation: RequestSituation(spam: SpamRuleID(2)),
            effects: [.open(.spam), .keep, .count(SpamRuleID(2))]
        ),
        Case(
            name: "a rule for spam does not interrupt a talk",
            situation: RequestSituation(
                conversation: ConversationView(id: there, lead: lead, status: .inquiry),
                spam: SpamRuleID(2)
            ),
            effects: [.join(there), .keep, .wait, .tell(deal: nil)]
        ),
        Case(
            name: "more of what is no request",
            situation: RequestSituation(
                conversation: ConversationView(id: there, state: .spam, lead: lead, status: .rejected)
            ),
            effects: [.join(there), .keep]
        ),
        Case(name: "a reply", situation: talk(.inquiry), effects: [.join(there), .keep, .wait, .tell(deal: nil)]),
        Case(
            name: "a reply to what we began",
            situation: RequestSituation(conversation: ConversationView(id: there, state: .silent)),
            effects: [.join(there), .keep, .createLead, .wait, .tell(deal: nil)]
        ),
        Case(
            name: "a reply about an open deal",
            situation: talk(.converted, deal: DealID(9)),
            effects: [.join(there), .keep, .wait, .tell(deal: DealID(9))]
        ),
        Case(
            name: "a reply about a deal that is closed",
            situation: talk(.converted, closed: .seconds(60)),
            effects: [.goOn(after: there), .keep, .createLead, .wait, .tell(deal: nil)]
        ),
        Case(
            name: "a reply to a rejected lead",
            situation: talk(.rejected, closed: .seconds(86_400)),
            effects: [.join(there), .keep, .reopenLead(lead), .wait, .tell(deal: nil)]
        ),
        Case(
            name: "a reply to a lead that was rejected long ago",
            situation: talk(.rejected, closed: .seconds(40 * 86_400)),
            effects: [.goOn(after: there), .keep, .createLead, .wait, .tell(deal: nil)]
        ),
        Case(
            name: "a reply to a rejected lead where the company begins anew",
            policy: LeadPolicy(closedReply: .new),
            situation: talk(.rejected, closed: .seconds(60)),
            effects: [.goOn(after: there), .keep, .createLead, .wait, .tell(deal: nil)]
        ),
        Case(name: "a mailing", standing: .list, effects: [.open(.silent), .keep]),
        Case(name: "a receipt", standing: .receipt, effects: [.open(.silent), .keep]),
        Case(
            name: "somebody is away",
            standing: .autoReply,
            situation: talk(.inquiry),
            effects: [.join(there), .keep]
        ),
        Case(
            name: "our letter came back",
            standing: .bounce,
            situation: RequestSituation(
                conversation: ConversationView(id: there, lead: lead, status: .inquiry),
                reported: MessageRecordID(8)
            ),
            effects: [.join(there), .keep, .bounced(MessageRecordID(8))]
        ),
        Case(name: "a report about nothing of ours", standing: .bounce, effects: [.open(.silent), .keep]),
        Case(name: "our own letter", standing: .own, effects: [.open(.silent), .keep]),
        Case(
            name: "our answer from a program of mail",
            standing: .own,
            situation: talk(.inquiry),
            effects: [.join(there), .keep, .answered]
        ),
    ]

    @Test(arguments: cases)
    func answers(_ story: Case) {
        var request = IncomingRequest(
            kind: .letter,
            source: "sales",
            key: "1",
            sentAt: Self.now,
            receivedAt: Self.now,
            text: "Здравствуйте"
        )
        request.standing = story.standing
        request.isHistory = story.isHistory
        let rules = RequestRules(policy: story.policy)
        #expect(rules.react(to: request, in: story.situation) == story.effects)
    }
}

import Domain
import Funnels
import Records

/// All that a desk begins with, and takes anew after a `reset`: the JSON of `GET /api/v1/desk`. Times are microseconds.
struct DeskState: Encodable {
    /// The journal's newest entry at the reading: the stream is taken up after it.
    let event: EventID
    let now: Timestamp
    let me: Me
    let policy: Policy
    let staff: [DeskColleague]
    let lines: [DeskLine]
    let today: DeskToday
    /// How many numbers wait for a call back.
    let missed: Int
    let settings: StaffSettings
    let drafts: [String: Draft]
    let calls: [DeskCall]
    /// The call that the page is about, where it is about one.
    let call: CallRecordID?
}

extension DeskState {
    /// Who sits at the desk, with the phone chosen at sign-in.
    struct Me: Encodable {
        let id: StaffID
        let name: String
        let exchange: ExchangeID?
        let `extension`: String?
        let presence: String?
        let presenceSince: Timestamp?
    }

    /// What the lead funnel in force asks: the lists that people choose from, the fields without which a lead is not
    /// handed on.
    struct Policy: Encodable {
        let topics: ChoiceList
        let reasons: ChoiceList
        let wrongNumberReason = LeadPolicy.wrongNumberReason
        let requiredToConvert: [String]

        init(_ set: FunnelSet) {
            let funnel = set.leadFunnel
            topics = set.topics(of: funnel) ?? ChoiceList(entries: [])
            reasons = set.rejectReasons(of: funnel) ?? ChoiceList(entries: [])
            requiredToConvert = set.requiredToConvert(funnel)
        }
    }

    /// What was being typed; `body` is the page's own JSON.
    struct Draft: Encodable {
        let body: DraftBody
        let savedAt: Timestamp
    }
}

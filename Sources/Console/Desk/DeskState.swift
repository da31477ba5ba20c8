import Domain
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

    /// The lists that people choose from.
    struct Policy: Encodable {
        let topics: ChoiceList
        let reasons: ChoiceList
        let wrongNumberReason = LeadPolicy.wrongNumberReason
        let requiredToConvert: [LeadField]
    }

    /// What was being typed; `body` is the page's own JSON.
    struct Draft: Encodable {
        let body: DraftBody
        let savedAt: Timestamp
    }
}

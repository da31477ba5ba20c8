import Domain
import Leads
import Records

/// What a card's request is answered with: the card as it stands now.
struct CardAnswer: Encodable {
    let call: DeskCall?
}

/// What a card's request is refused with: what to ask for, or what somebody else made of the lead.
struct CardRefusal: Encodable {
    /// `missing`, `closed`, `not_in_list`, `nothing_to_confirm`, `joined_to_itself`, `joined_to_closed`, `conflict`.
    let code: String
    /// The fields to fill in first, by the names they have in the card.
    var missing: [String]?
    /// The lead as it stands, when it changed meanwhile.
    var lead: DeskLead?
    /// The card with it.
    var call: DeskCall?

    /// The refusal of a rule.
    init(_ refusal: LeadRefusal) {
        switch refusal {
        case .missing(let fields):
            code = "missing"
            missing = fields.map(CardRefusal.name)
        case .closed: code = "closed"
        case .notInList: code = "not_in_list"
        case .nothingToConfirm: code = "nothing_to_confirm"
        case .joinedToItself: code = "joined_to_itself"
        case .joinedToClosed: code = "joined_to_closed"
        }
    }

    /// Somebody else was first.
    init(conflict call: DeskCall?) {
        code = "conflict"
        lead = call?.lead
        self.call = call
    }

    private static func name(_ field: LeadField) -> String {
        switch field {
        case .topic: "topic"
        case .topicOther: "topicOther"
        case .transferredTo: "transferredTo"
        case .rejectReason: "rejectReason"
        case .rejectNote: "rejectNote"
        }
    }
}

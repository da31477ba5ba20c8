import Domain
import Funnels
import Leads
import Records

/// What a card's request is answered with: the card as it stands now.
struct CardAnswer: Encodable {
    let call: DeskCall?
}

/// What a card's request is refused with: what to ask for, or what somebody else made of the lead.
struct CardRefusal: Encodable {
    /// `missing`, `closed`, `not_in_list`, `not_allowed`, `nothing_to_confirm`, `joined_to_itself`, `joined_to_closed`,
    /// `conflict`.
    let code: String
    /// The fields to fill in first that the desk has, by the names they have there.
    var missing: [String]?
    /// The other fields that the lead's funnel wants, and what is said about it.
    var asks: [FieldFace]?
    /// The card where those are filled in.
    var card: CardID?
    /// What the funnel does not allow, in words.
    var message: String?
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
        case .nothingToConfirm: code = "nothing_to_confirm"
        case .joinedToItself: code = "joined_to_itself"
        case .joinedToClosed: code = "joined_to_closed"
        }
    }

    /// The refusal of the lead's funnel; `answer` is the same as a card shows it.
    init(_ refusal: Funnels.CardRefusal, in answer: CardRefusalAnswer, card: CardID?) {
        switch refusal {
        case .missing(let fields, let question):
            code = "missing"
            let own = fields.compactMap { LeadField(card: $0.field) } + (question == nil ? [] : [.rejectReason])
            missing = LeadField.allCases.filter(own.contains).map(CardRefusal.name)
            let others = (answer.missing ?? []).filter { LeadField(card: $0.name) == nil }
            asks = others.isEmpty ? nil : others
            self.card = card
        case .needsReason(let question) where question.wantsText:
            code = "missing"
            missing = [CardRefusal.name(.rejectNote)]
        case .needsReason, .invalid: code = "not_in_list"
        case .closed: code = "closed"
        case .conflict, .notHere, .notAllowed:
            code = "not_allowed"
            message = answer.message
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

extension LeadField {
    /// The field of the desk that a lead's card calls so; nil for one that the desk has not.
    fileprivate init?(card name: String) {
        switch BuiltInField(rawValue: name) {
        case .topic: self = .topic
        case .topicText: self = .topicOther
        case .transferredTo: self = .transferredTo
        default: return nil
        }
    }
}

package import Domain
package import Records

/// A card in memory: its row, where it stands, what its fields hold.
package struct CardState: Hashable, Sendable {
    /// Its row.
    package var record: CardRecord
    /// Where it stands, by track; the main track is the empty name.
    package var places: [String: CardPlace]
    /// Its funnel's own fields; of a lead's card also what the lead's row holds (``BuiltInField/isOfLead``).
    package var fields: [String: FieldValue]
    /// Fields of its company that were asked for or written.
    package var company: [String: FieldValue] = [:]
    /// The row of the card as it was read, where its lead's row says otherwise in ``record``.
    var stored: CardRecord?
    /// What the row of its lead held when the card was read, where it is the card of one.
    var lead: LeadColumns?

    /// Creates a state.
    package init(record: CardRecord, places: [String: CardPlace], fields: [String: FieldValue]) {
        self.record = record
        self.places = places
        self.fields = fields
    }

    /// The place on the main track, or the first track's where it stands on no main stage.
    package var mainPlace: CardPlace? {
        places[""] ?? places.min { $0.key < $1.key }?.value
    }

    /// What a field holds that stands in the card's row, or among its own; nil when it is empty.
    package func value(_ name: String) -> FieldValue? {
        guard let field = BuiltInField(rawValue: name), fields[name] == nil else { return fields[name] }
        return switch field {
        case .title: .text(record.title)
        case .amount: record.amount.map { .money($0) }
        case .responsible: record.responsible.map { .staff($0) }
        case .department: record.department.map { .department($0) }
        case .contact: record.person.map { .person($0) }
        case .company: record.company.map { .company($0) }
        case .created: .moment(record.createdAt)
        case .stage: mainPlace.map { .text($0.stage) }
        case .outcome: .text(record.outcome.rawValue)
        case .reason: record.reason.map { .text($0) }
        case .parent: record.parent.map { .card($0) }
        case .number: record.number.map { .text($0) }
        case .phone: record.phone.map { .text($0) }
        case .topic, .topicText, .transferredTo, .channel, .comment: nil
        }
    }

    /// Whether a field stands in the card's row: writing it changes ``record``.
    static func isColumn(_ name: String) -> Bool {
        switch BuiltInField(rawValue: name) {
        case .title, .amount, .responsible, .department, .contact, .company, .number: true
        default: false
        }
    }

    /// Writes a field in memory. A value that its column cannot hold empties it.
    mutating func write(_ name: String, _ value: FieldValue?) {
        switch BuiltInField(rawValue: name) {
        case .title: if case .text(let text)? = value { record.title = text }
        case .amount: if case .money(let money)? = value { record.amount = money } else { record.amount = nil }
        case .responsible: if case .staff(let id)? = value { record.responsible = id } else { record.responsible = nil }
        case .department:
            if case .department(let id)? = value { record.department = id } else { record.department = nil }
        case .contact: if case .person(let id)? = value { record.person = id } else { record.person = nil }
        case .company: if case .company(let id)? = value { record.company = id } else { record.company = nil }
        case .number: if case .text(let text)? = value { record.number = text } else { record.number = nil }
        case .phone where record.entity == .lead:
            fields[name] = value
            if case .text(let text)? = value { record.phone = text } else { record.phone = nil }
        default: fields[name] = value
        }
    }

    /// Whether it is the card of a lead whose number of telephone an exchange told: nobody writes over that.
    var isOfCall: Bool { lead.map { $0.source == .call } ?? false }
}

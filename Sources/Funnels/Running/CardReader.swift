import Domain
import Records
import Store

/// Reads cards into memory.
struct CardReader {
    let connection: any Connection

    /// A card with its places and fields.
    ///
    /// - Throws: ``SvodError`` `notFound`, or from the store.
    func state(of card: CardID) throws -> CardState {
        guard let found = try find(card) else { throw SvodError(.notFound, "there is no card \(card)") }
        return found
    }

    /// A card whose row has just been written: it stands nowhere yet and has no fields.
    ///
    /// - Throws: ``SvodError`` `notFound`, or from the store.
    func newborn(_ card: CardID) throws -> CardState {
        var state = CardState(record: try CardBook.record(of: card, in: connection), places: [:], fields: [:])
        if state.record.entity == .lead, let lead = state.record.lead { try fill(&state, from: lead) }
        return state
    }

    /// A card with its places and fields, or nil.
    func find(_ card: CardID) throws -> CardState? {
        guard let record = try CardBook.find(card, in: connection) else { return nil }
        let places = try CardBook.places(of: card, in: connection)
        var state = CardState(
            record: record,
            places: Dictionary(places.map { ($0.track, $0) }) { first, _ in first },
            fields: try CardBook.fields(of: card, in: connection).mapValues(\.value)
        )
        if record.entity == .lead, let lead = record.lead { try fill(&state, from: lead) }
        return state
    }

    /// What a lead's row knows takes the place of what the card's own would say.
    private func fill(_ state: inout CardState, from lead: LeadID) throws {
        guard let known = try LeadBook.columns(of: lead, in: connection) else { return }
        (state.lead, state.stored) = (known, state.record)
        state.record.responsible = known.owner
        state.record.person = known.person
        state.record.company = known.company
        state.record.phone = known.number
        if let department = known.department { state.record.department = department }
        state.fields["phone"] = known.number.map { .text($0) }
        state.fields["topic"] = known.topic.map { .text($0) }
        state.fields["topic_text"] = known.topicOther.map { .text($0) }
        state.fields["transferred_to"] = known.transferredTo.map { .staff($0) }
        state.fields["channel"] = known.channel.map { .text($0) }
        state.fields["comment"] = known.comment.map { .text($0) }
    }
}

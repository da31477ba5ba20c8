import Domain
import Records
import Store

extension EnquiryKeeper {
    /// Answers what a card asked when it wanted requests alike to be looked for. One that has none yet goes on waiting:
    /// the next dealer may ask tomorrow.
    func answerChecks(of card: CardID) throws {
        let waiting = try CardEffectBook.of(card, in: connection).filter {
            $0.kind == "fan_check" && $0.state == .waiting
        }
        guard !waiting.isEmpty, let enquiry = try EnquiryBook.of(card, in: connection), let id = enquiry.group
        else { return }
        let group = try EnquiryGroupBook.record(id, in: connection)
        guard group.dealers > 1 else { return }
        for effect in waiting { try answer(effect, group, enquiry) }
    }

    /// A reservation was asked for: why its project is wanted by others too, and in which group it stands.
    func answerReservation(_ record: CardRecord) throws {
        let waiting = try CardEffectBook.of(record.id, in: connection).filter {
            $0.kind == "fan_check" && $0.state == .waiting
        }
        guard !waiting.isEmpty, let (id, enquiry) = try ReservationKeeper(keeper: self).group(of: record) else {
            return
        }
        let group = try EnquiryGroupBook.record(id, in: connection)
        for effect in waiting { try answer(effect, group, enquiry) }
    }

    private func answer(
        _ effect: CardEffectRecord,
        _ group: EnquiryGroupRecord,
        _ enquiry: EnquiryRecord?
    ) throws {
        let data: [String: FieldValue] = [
            "value": .text(EvidenceText.of(group, enquiry)), "group": .text("\(group.id)"),
            "dealers": .int(Int64(group.dealers)),
        ]
        try basis.hands.settle(effect.id, data, context)
    }
}

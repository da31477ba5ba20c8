import Domain
import Records
import Store

/// Offers a project that has become free to the next dealer of its group.
struct NextOffer {
    let keeper: EnquiryKeeper

    private var connection: any Connection { keeper.connection }
    private var context: EventContext { keeper.context }
    private var hands: any CardHandling { keeper.basis.hands }

    /// Answers the effect by which the funnel asked for the next one.
    func answer(_ effect: EffectID) throws {
        let asked = try CardEffectBook.record(effect, in: connection)
        guard asked.state == .waiting else { return }
        if let reservation = try ReservationBook.of(asked.card, in: connection) {
            _ = try offer(behind: reservation)
        }
        try hands.settle(effect, [:], context)
    }

    /// Asks for a reservation of the next dealer's; nil when nobody is left, or somebody keeps the project already.
    func offer(behind reservation: ReservationRecord) throws -> CardID? {
        guard let way = hands.reservationWay,
            try ReservationBook.active(of: reservation.group, in: connection) == nil,
            let next = try next(in: reservation.group)
        else { return nil }
        let before = try CardBook.fields(of: reservation.card, in: connection).mapValues(\.value)
        let card = try ReservationMaker(keeper: keeper).make(
            for: next,
            in: reservation.group,
            way,
            days: way.days.flatMap { before[$0] },
            customer: before["end_customer"]
        )
        try tell(next, reservation.group, card)
        try keeper.note(
            "fan.offered",
            EnquiryGroupRecord.subject(reservation.group),
            ["request": .id(next.id), "card": .id(card)]
        )
        return card
    }

    /// The first request, in the order in which they came, of a dealer who has not had the project yet.
    private func next(in group: EnquiryGroupID) throws -> EnquiryRecord? {
        let members = try EnquiryBook.members(of: group, in: connection)
        let past = try ReservationBook.all(of: group, in: connection)
        let dealers = Set(
            members.filter { member in
                past.contains { $0.request == member.id || $0.company != nil && $0.company == member.company }
            }.map(\.dealer)
        )
        return members.first { $0.closedAt == nil && $0.company != nil && !dealers.contains($0.dealer) }
    }

    private func tell(_ next: EnquiryRecord, _ group: EnquiryGroupID, _ card: CardID) throws {
        guard let manager = try CardBook.record(of: next.card, in: connection).responsible else { return }
        try NoticeBook.tell(
            manager,
            key: "fan:\(group)/offered:\(card)",
            about: card,
            template: "reserve_next",
            subject: "Проект освободился",
            body: "Бронь другого дилера кончилась. Ваша заявка следующая: решает продукт-менеджер.",
            at: context.at,
            in: connection
        )
    }
}

import Domain
import Records
import Store

/// Keeps the `reservation` table in step with the cards of the reservation funnel, in the transaction that moves them:
/// whatever moves a card, two of one project are never in force.
struct ReservationKeeper {
    let keeper: EnquiryKeeper

    private var connection: any Connection { keeper.connection }
    private var context: EventContext { keeper.context }
    private var basis: FanBasis { keeper.basis }

    /// A card of the reservation funnel has become otherwise.
    func follow(_ turn: CardTurn, _ way: ReservationWay) throws {
        let card = turn.after
        let known = try ReservationBook.of(card.id, in: connection)
        if turn.stage == way.active, known?.state != .active {
            try begin(turn, way)
        } else if let known, known.state == .active {
            if turn.stage == way.active {
                let until = Self.day(turn.fields[way.until])
                guard until != known.until else { return }
                try ReservationBook.setUntil(known.id, until, in: connection)
                try keeper.note("fan.extended", EnquiryGroupRecord.subject(known.group), ["card": .id(card.id)])
            } else {
                try end(known, turn, way)
            }
        }
    }

    private func begin(_ turn: CardTurn, _ way: ReservationWay) throws {
        let card = turn.after
        let (group, enquiry): (EnquiryGroupID, EnquiryRecord?)
        if let found = try self.group(of: card) {
            (group, enquiry) = found
        } else {
            (group, enquiry) = (try EnquiryGroupBook.add(at: context.at, in: connection), nil)
        }
        try ReservationBook.begin(
            card.id,
            group,
            request: enquiry?.id,
            company: card.company,
            until: Self.day(turn.fields[way.until]),
            at: context.at,
            in: connection
        )
        try EnquiryGroupBook.setState(group, .decided, in: connection)
        try keeper.changed(group)
        try keeper.note("fan.reserved", EnquiryGroupRecord.subject(group), ["card": .id(card.id)])
    }

    private func end(_ known: ReservationRecord, _ turn: CardTurn, _ way: ReservationWay) throws {
        let state: ReservationRecord.State =
            switch turn.stage {
            case way.used?: .used
            case way.expired?: .expired
            default: .released
            }
        try ReservationBook.end(known.id, state, at: context.at, in: connection)
        if state != .used { try EnquiryGroupBook.setState(known.group, .open, in: connection) }
        try keeper.changed(known.group)
        let data: EventData = ["card": .id(turn.after.id), "state": .text(state.rawValue)]
        try keeper.note("fan.freed", EnquiryGroupRecord.subject(known.group), data)
        if state == .expired { try wantNext(turn.after.id) }
    }

    /// The funnel has asked for the next of the group: it is offered behind this transaction.
    private func wantNext(_ card: CardID) throws {
        for effect in try CardEffectBook.of(card, in: connection)
        where effect.kind == "offer_next" && effect.state == .waiting {
            try EnquiryWish.offer(effect.id).send("next", at: context.at, in: connection)
        }
    }

    /// A deal is won: what was kept for it has served its purpose.
    func dealWon(_ deal: CardID, _ way: ReservationWay) throws {
        guard let used = way.used else { return }
        let found = try ReservationBook.all(
            """
            state = 'active' AND (
                card_id IN (SELECT id FROM card WHERE parent_id = \(deal))
                OR request_id IN (SELECT id FROM fan_request WHERE card_id = \(deal)))
            """,
            in: connection
        )
        for reservation in found {
            try basis.hands.move(reservation.card, to: used, source: .rule("fan/deal_won"), context)
        }
    }

    /// The group whose project a reservation card is about, and the request of which it came: by the number in its own
    /// field, else by the deal or lead that it hangs on. A request that stands alone gets a group of its own.
    func group(of card: CardRecord) throws -> (EnquiryGroupID, EnquiryRecord?)? {
        let enquiry = try card.parent.flatMap { try EnquiryBook.of($0, in: connection) }
        if let field = basis.hands.reservationWay?.group,
            case .text(let text)? = try CardBook.fields(of: card.id, in: connection)[field]?.value,
            let number = Int64(text.trimmed)
        {
            let named = try? EnquiryGroupBook.record(EnquiryGroupID(number), in: connection)
            if let named, named.state != .dissolved { return (named.id, enquiry) }
        }
        guard let enquiry else { return nil }
        if let group = enquiry.group { return (group, enquiry) }
        let group = try EnquiryGroupBook.add(at: context.at, in: connection)
        try EnquiryBook.place(enquiry.id, group, .person, in: connection)
        return (group, enquiry)
    }

    static func day(_ value: FieldValue?) -> CivilDate? {
        if case .date(let date)? = value { date } else { nil }
    }
}

extension String {
    /// Without blanks around.
    fileprivate var trimmed: Substring {
        let start = firstIndex { !$0.isWhitespace } ?? endIndex
        let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? start
        return self[start..<end]
    }
}

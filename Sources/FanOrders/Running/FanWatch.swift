import Domain
package import Records
import Store

/// Looks on while cards change, and listens on the bus: whatever could say something new of a project is looked at
/// behind the transaction, and reservations are kept in step within it.
package struct FanWatch: Sendable {
    private let basis: FanBasis

    /// Creates the watch.
    package init(_ basis: FanBasis) { self.basis = basis }

    /// For the process engine: told of each card that changed.
    package var card: CardWatch {
        { turn, context in try follow(turn, context) }
    }

    /// For the bus: requests that arrived, and orders of 1C.
    package var handler: EventBus.Handler {
        { event, context in try hear(event, context) }
    }

    private func follow(_ turn: CardTurn, _ context: EventContext) throws {
        switch turn.after.entity {
        case .reservation: try followReservation(turn, context)
        case .lead, .deal:
            if turn.after.entity == .deal, turn.isClosing, turn.after.outcome == .won,
                let way = basis.hands.reservationWay
            {
                try reservations(context).dealWon(turn.after.id, way)
            }
            if try isNews(turn, context) { try look(turn.after.id, "v\(turn.after.version)", context) }
        case .company, .request: break
        }
    }

    private func followReservation(_ turn: CardTurn, _ context: EventContext) throws {
        guard let way = basis.hands.reservationWay, turn.after.funnel == way.funnel else { return }
        try reservations(context).follow(turn, way)
        if turn.isNew { try look(turn.after.id, "new", context) }
    }

    private func reservations(_ context: EventContext) -> ReservationKeeper {
        ReservationKeeper(keeper: EnquiryKeeper(basis: basis, context: context))
    }

    /// Whether a card may say something else of its project than before. A call of which nothing is written down says
    /// nothing yet.
    private func isNews(_ turn: CardTurn, _ context: EventContext) throws -> Bool {
        let (before, after) = (turn.before, turn.after)
        if turn.isClosing || (before.outcome != .open && after.outcome == .open) { return true }
        guard after.outcome == .open else { return false }
        let isSame =
            !turn.isNew && turn.fieldsBefore == turn.fields && before.company == after.company
            && before.person == after.person && before.title == after.title
        if isSame { return false }
        return after.entity == .deal || turn.fields.contains { Self.says($0.key, $0.value) }
    }

    private static func says(_ name: String, _ value: FieldValue) -> Bool {
        switch value {
        case .text: !["phone", "topic", "channel"].contains(name)
        case .table(let rows): !rows.isEmpty
        default: false
        }
    }

    /// What is heard on the bus.
    private static let heard: Set<String> = ["request.arrived", "order.received", "order.changed", "lead.changed"]

    private func hear(_ event: DomainEvent, _ context: EventContext) throws {
        guard Self.heard.contains(event.name) else { return }
        if event.name == "lead.changed", !Self.saysMore(event.data["fields"]) { return }
        let card: CardID? =
            switch event.subject {
            case .card(let card): card
            case .lead(let lead): try CardBook.card(of: lead, in: context.connection)
            case .order(let order): try OrderBook.card(of: order, in: context.connection)
            case .company: nil
            }
        guard let card else { return }
        let letter = event.name == "request.arrived" ? Self.row(of: context.cause) : nil
        try look(card, "\(context.cause.rawValue)/\(context.at.microseconds)", letter: letter, context)
    }

    /// Whether what was written on a lead can say something of a project, or of who asks.
    private static func saysMore(_ fields: FieldValue?) -> Bool {
        guard case .list(let names)? = fields else { return true }
        let silent: Set<FieldValue> = [.text("topic"), .text("transferred_to"), .text("channel"), .text("status")]
        return !Set(names).isSubset(of: silent)
    }

    private func look(
        _ card: CardID,
        _ key: String,
        letter: InboxID? = nil,
        _ context: EventContext
    ) throws {
        try EnquiryWish.look(card, letter: letter).send(key, at: context.at, in: context.connection)
    }

    /// The inbox row that a cause names.
    private static func row(of cause: Cause) -> InboxID? {
        let parts = cause.rawValue.split(separator: ":")
        guard parts.count == 2, parts[0] == "inbox" else { return nil }
        return Int64(parts[1]).map { InboxID($0) }
    }
}

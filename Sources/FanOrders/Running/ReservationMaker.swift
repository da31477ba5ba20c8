import Domain
import Records
import Store

/// Makes the card of a reservation for a request, and brings it to where the decision is waited for.
struct ReservationMaker {
    let keeper: EnquiryKeeper

    private var connection: any Connection { keeper.connection }
    private var hands: any CardHandling { keeper.basis.hands }
    private static let source = ValueSource.rule("fan/decision")

    /// The reservation of a request that still waits, or a new one.
    func make(
        for enquiry: EnquiryRecord,
        in group: EnquiryGroupID,
        _ way: ReservationWay,
        days: FieldValue?,
        customer: FieldValue?
    ) throws -> CardID {
        let parent = try CardBook.record(of: enquiry.card, in: connection)
        var fields: [String: FieldValue] = ["responsible": .staff(parent.responsible ?? StaffID(0))]
        if parent.responsible == nil { fields["responsible"] = nil }
        if let name = way.group { fields[name] = .text("\(group)") }
        if let name = way.days { fields[name] = days ?? .int(Self.usualDays) }
        fields["end_customer"] = customer ?? enquiry.customer.map { .text($0) }
        fields["items"] = .table(Self.rows(of: enquiry))
        fields = fields.filter { $0.key == "responsible" || way.fields.contains($0.key) }
        if let waiting = try waiting(for: enquiry, way) {
            try fill(waiting, fields)
            try bring(waiting, to: way)
            return waiting
        }
        var order = WantedCard(funnel: way.funnel, title: parent.title, source: Self.source)
        order.parent = enquiry.card
        order.company = enquiry.company
        order.fields = fields
        let card = try hands.make(order, keeper.context)
        try bring(card, to: way)
        return card
    }

    /// How many working days are granted where nobody says otherwise.
    static let usualDays: Int64 = 10

    /// The card of a reservation that this request has asked for and nobody has decided about.
    func waiting(for enquiry: EnquiryRecord, _ way: ReservationWay) throws -> CardID? {
        try connection.row(
            """
            SELECT id FROM card WHERE parent_id = \(enquiry.card) AND funnel = \(way.funnel) AND outcome = 'open'
                AND NOT EXISTS (SELECT 1 FROM reservation WHERE card_id = card.id AND state = 'active')
            ORDER BY id LIMIT 1
            """
        )?.get("id")
    }

    /// Fills what is empty; what a person has written stays.
    private func fill(_ card: CardID, _ fields: [String: FieldValue]) throws {
        let known = try CardBook.fields(of: card, in: connection)
        let record = try CardBook.record(of: card, in: connection)
        let missing = fields.filter { name, _ in
            name == "responsible" ? record.responsible == nil : known[name] == nil
        }
        guard !missing.isEmpty else { return }
        try hands.edit(card, missing.mapValues { $0 }, source: Self.source, keeper.context)
    }

    private func bring(_ card: CardID, to way: ReservationWay) throws {
        let stage = try CardBook.places(of: card, in: connection).first?.stage
        guard stage != way.decide, stage != way.active else { return }
        try hands.move(card, to: way.decide, source: Self.source, keeper.context)
    }

    private static func rows(of enquiry: EnquiryRecord) -> [[String: FieldValue]] {
        let lines = enquiry.lines.isEmpty ? [RequestLine(name: first(enquiry))] : enquiry.lines
        return lines.prefix(200).map { line in
            var row: [String: FieldValue] = ["name": .text(line.name)]
            row["article"] = line.article.map { .text($0) }
            row["quantity"] = line.quantity.map { .quantity($0) }
            return row
        }
    }

    /// What is asked for, where no line says it: the first words of the text.
    private static func first(_ enquiry: EnquiryRecord) -> String {
        let text = enquiry.body.isEmpty ? enquiry.subject : enquiry.body
        return String(text.prefix { $0 != "\n" }.prefix(200))
    }
}

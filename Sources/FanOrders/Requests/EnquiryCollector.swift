import Domain
import Records
import Store

/// Gathers what is known of a card's request: its fields, the goods of its orders, what arrived for it.
struct EnquiryCollector {
    let connection: any Connection

    /// Fields that say nothing of a project: they are about who asks, what becomes of the card, or are written by us.
    private static let ignored: Set<String> = [
        "phone", "channel", "topic", "fan_cluster", "cluster", "evidence", "onec_order_id", "handover_note",
        "transferred_to",
    ]
    /// The longest text that is compared.
    private static let longest = 40_000

    /// The facts of a card; `known` is its request, where it has one.
    func facts(of card: CardRecord, known: EnquiryID?) throws -> EnquiryFacts {
        var facts = EnquiryFacts(dealer: try dealer(of: card), receivedAt: card.createdAt)
        facts.company = try company(of: card)
        let fields = try CardBook.fields(of: card.id, in: connection)
        var texts: [String] = []
        for (name, field) in fields.sorted(by: { $0.key < $1.key }) where !Self.ignored.contains(name) {
            switch field.value {
            case .text(let text) where field.source != .onec && !Self.isHash(text):
                if name == "end_customer" { facts.customer = text.isEmpty ? nil : text }
                texts.append(text)
            case .table(let rows) where field.source != .onec: facts.lines += rows.compactMap(Self.line)
            default: break
            }
        }
        if card.entity == .deal { try addOrders(of: card.id, to: &facts) }
        if let lead = card.lead { texts += try self.texts(of: lead) }
        let pieces = try known.map { try EnquiryPieces.of($0, in: connection) } ?? []
        facts.lines += pieces.flatMap(\.lines)
        facts.subject = pieces.compactMap(\.subject).first ?? (Self.isPlain(card.title) ? "" : card.title)
        let all = pieces.map(\.body) + texts
        facts.body = String(all.filter { !$0.isEmpty }.joined(separator: "\n\n").prefix(Self.longest))
        facts.lines = Self.unique(facts.lines)
        return facts
    }

    /// What the operator wrote down of the call.
    private func texts(of lead: LeadID) throws -> [String] {
        guard let columns = try LeadBook.columns(of: lead, in: connection) else { return [] }
        return [columns.topicOther, columns.comment].compactMap { $0 }.filter { !$0.isEmpty }
    }

    private func addOrders(of card: CardID, to facts: inout EnquiryFacts) throws {
        for order in try OrderBook.orders(of: card, in: connection) where order.isAlive {
            facts.lines += try OrderLines.lines(of: order.id, in: connection).map { line in
                RequestLine(name: line.name, article: line.article, quantity: line.quantity, unit: line.unit)
            }
        }
    }

    private func company(of card: CardRecord) throws -> CompanyID? {
        if let company = card.company { return company }
        if let company = try card.lead.flatMap({ try LeadBook.columns(of: $0, in: connection) })?.company {
            return company
        }
        guard let person = card.person else { return nil }
        return try connection.row("SELECT company_id FROM person WHERE id = \(person)")?.get("company_id")
    }

    /// Who asks, by the surest that is known.
    private func dealer(of card: CardRecord) throws -> String {
        if let company = try company(of: card) { return "company:\(company)" }
        let lead = try card.lead.flatMap { try LeadBook.columns(of: $0, in: connection) }
        if let person = card.person ?? lead?.person { return "person:\(person)" }
        if let number = card.phone ?? lead?.number { return "phone:\(number)" }
        return "card:\(card.id)"
    }

    private static func line(_ row: [String: FieldValue]) -> RequestLine? {
        func text(_ name: String) -> String? {
            if case .text(let text)? = row[name], !text.isEmpty { text } else { nil }
        }
        let article = text("article")
        guard let name = text("name") ?? article else { return nil }
        let quantity: Int64? =
            switch row["quantity"] {
            case .quantity(let thousandths)?: thousandths
            case .int(let number)?: number &* 1000
            default: nil
            }
        return RequestLine(name: name, article: article, quantity: quantity, unit: text("unit"))
    }

    /// The same line from a letter and from the order that followed counts once.
    private static func unique(_ lines: [RequestLine]) -> [RequestLine] {
        var seen: Set<String> = []
        return Array(
            lines.filter { line in
                seen.insert("\(FoldedKey.of(line.article ?? line.name))/\(line.quantity ?? 0)").inserted
            }.prefix(500)
        )
    }

    /// A file's name in the store: no words.
    private static func isHash(_ text: String) -> Bool { text.count == 64 && text.allSatisfy(\.isHexDigit) }

    /// A title that svod made up says nothing.
    private static func isPlain(_ title: String) -> Bool {
        title.contains(" № ") || !title.contains { $0.isLetter }
    }
}

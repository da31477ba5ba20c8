import Domain
import Records
import Store

/// Makes of journal entries what open boards and cards listen to: which cards changed, by whom. What they look like now
/// each reader asks for, since not every reader sees every funnel.
enum CardNews {
    /// A card that changed.
    private struct News: Encodable {
        let id: CardID
        let funnel: String
        let version: Int64
        /// The journal's words.
        let kinds: [String]
        let actor: StaffID?
    }

    /// The events for `entries`.
    static func events(for entries: [JournalEntry], in connection: any Connection) throws -> [LiveEvent] {
        var touched: [String: [JournalEntry]] = [:]
        for entry in entries where cards.contains(where: { entry.subject.hasPrefix($0) }) {
            touched[entry.subject, default: []].append(entry)
        }
        guard !touched.isEmpty else { return [] }
        var (ids, leads) = ([Int64](), [Int64]())
        for subject in touched.keys.sorted() {
            guard let number = subject.split(separator: ":").last.flatMap({ Int64($0) }) else { continue }
            if subject.hasPrefix("lead:") { leads.append(number) } else { ids.append(number) }
        }
        return try connection.rows(
            """
            SELECT id, entity, funnel, version, lead_id FROM card WHERE id IN (\(list: ids))
            UNION ALL
            SELECT id, entity, funnel, version, lead_id FROM card
            WHERE lead_id IN (\(list: leads)) AND entity = \(CardEntity.lead)
            """
        ).compactMap { try event(of: $0, touched) }
    }

    private static func event(of row: Row, _ touched: [String: [JournalEntry]]) throws -> LiveEvent? {
        let entity: CardEntity = try row.get("entity")
        let name = CardName(id: try row.get("id"), entity: entity, lead: try row.get("lead_id"))
        guard let entries = touched[name.subject] else { return nil }
        let news = News(
            id: name.id,
            funnel: try row.get("funnel"),
            version: try row.get("version"),
            kinds: entries.map(\.kind),
            actor: entries.last?.actor
        )
        return LiveEvent(
            type: "card",
            right: entity == .lead ? .leads : .deals,
            json: try PageJSON.of(news)
        )
    }

    /// The beginnings of the names that cards have in the journal.
    private static let cards = ["lead:", "deal:", "request:", "reservation:", "account:"]
}

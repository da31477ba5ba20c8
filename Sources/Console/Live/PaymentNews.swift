import Domain
import Store

/// Makes of journal entries what the accountant's page listens to: which payments changed, and by whom.
enum PaymentNews {
    /// A payment that changed.
    private struct News: Encodable {
        let id: PaymentID
        /// The journal's words.
        let kinds: [String]
        let actor: StaffID?
    }

    private static let beginning = "payment:"

    /// The events for `entries`, one a payment, in the order of their first entries.
    static func events(for entries: [JournalEntry]) throws -> [LiveEvent] {
        var order: [PaymentID] = []
        var touched: [PaymentID: [JournalEntry]] = [:]
        for entry in entries where entry.subject.hasPrefix(beginning) {
            guard let number = Int64(entry.subject.dropFirst(beginning.count)) else { continue }
            let id = PaymentID(number)
            if touched[id] == nil { order.append(id) }
            touched[id, default: []].append(entry)
        }
        return try order.map { id in
            let entries = touched[id] ?? []
            let news = News(id: id, kinds: entries.map(\.kind), actor: entries.last?.actor)
            return LiveEvent(type: "payment", right: .payments, json: try PageJSON.of(news))
        }
    }
}

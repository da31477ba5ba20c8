import Domain
import Store

/// Makes of journal entries what the pages of groups and reservations listen to: which group changed, and by whom.
enum FanNews {
    /// A group that changed.
    private struct News: Encodable {
        let id: Int64
        /// The journal's words.
        let kinds: [String]
        let actor: StaffID?
    }

    private static let beginning = "fan:"

    /// The events for `entries`, one a group, in the order of their first entries.
    static func events(for entries: [JournalEntry]) throws -> [LiveEvent] {
        var order: [Int64] = []
        var touched: [Int64: [JournalEntry]] = [:]
        for entry in entries where entry.subject.hasPrefix(beginning) {
            guard let id = Int64(entry.subject.dropFirst(beginning.count)) else { continue }
            if touched[id] == nil { order.append(id) }
            touched[id, default: []].append(entry)
        }
        return try order.map { id in
            let entries = touched[id] ?? []
            let news = News(id: id, kinds: entries.map(\.kind), actor: entries.last?.actor)
            return LiveEvent(type: "fan", right: .fan, json: try PageJSON.of(news))
        }
    }
}

import Domain
import Records
import Store

/// Makes of journal entries what open lists of letters listen to: which conversations changed.
enum LetterNews {
    private struct News: Encodable {
        let kinds: [String]
    }

    /// One event for all that `entries` say of letters.
    static func events(for entries: [JournalEntry]) throws -> [LiveEvent] {
        let kinds = Set(entries.map(\.kind)).filter { kind in
            kind.hasPrefix("message.") || kind.hasPrefix("conversation.") || settled.contains(kind)
        }
        guard !kinds.isEmpty else { return [] }
        return [LiveEvent(type: "letter", right: .letters, json: try PageJSON.of(News(kinds: kinds.sorted())))]
    }

    /// Ends of what waited to be sent, and of leads.
    private static let settled: Set<String> = [
        "outbox.done", "outbox.dead", "outbox.expired", "card.closed", "card.assigned",
    ]
}

package import Domain
import Foundation
package import Store

/// What happened around a card, newest first: comments, calls, letters, moves, tasks and notices in one.
package struct CardFeed {
    private let card: CardID
    private let name: CardName
    private let connection: any Connection

    /// Creates the feed of a card. `lead` is the one whose calls belong to it.
    package init(of name: CardName, in connection: any Connection) {
        self.card = name.id
        self.name = name
        self.connection = connection
    }

    /// At most `limit` entries before `moment`.
    ///
    /// - Throws: ``SvodError`` from the store.
    package func page(before moment: Timestamp, limit: Int = 40) throws -> [FeedEntry] {
        let all =
            try comments(moment, limit) + changes(moment, limit) + tasks(moment, limit) + calls(moment, limit)
            + notices(moment, limit) + children(moment, limit) + messages(moment, limit)
        return Array(all.sorted { ($0.at, $0.id) > ($1.at, $1.id) }.prefix(limit))
    }

    private func comments(_ moment: Timestamp, _ limit: Int) throws -> [FeedEntry] {
        try connection.rows(
            """
            SELECT id, staff_id, body, mentions, at FROM card_comment
            WHERE card_id = \(card) AND removed_at IS NULL AND at < \(moment) ORDER BY id DESC LIMIT \(limit)
            """
        ).map { row in
            var entry = FeedEntry(.comment, id: try row.get("id"), at: try row.get("at"))
            entry.staff = try row.get("staff_id")
            entry.text = try row.get("body")
            let mentions: String = try row.get("mentions")
            entry.people = (try? JSONDecoder().decode([StaffID].self, from: Data(mentions.utf8))) ?? []
            return entry
        }
    }

    private func changes(_ moment: Timestamp, _ limit: Int) throws -> [FeedEntry] {
        try connection.rows(
            """
            SELECT id, at, kind, actor, rule, data FROM journal
            WHERE subject = \(name.subject) AND at < \(moment) AND kind IN (\(list: Self.shown))
            ORDER BY id DESC LIMIT \(limit)
            """
        ).map { row in
            var entry = FeedEntry(.change, id: try row.get("id"), at: try row.get("at"))
            entry.staff = try row.get("actor")
            entry.title = try row.get("kind")
            entry.rule = try row.get("rule")
            entry.data = try row.get("data")
            return entry
        }
    }

    private func tasks(_ moment: Timestamp, _ limit: Int) throws -> [FeedEntry] {
        let rows = try connection.rows(
            """
            SELECT id, title, assignee_id, created_by, created_at, due_at, done_at, done_by, outcome, result FROM task
            WHERE card_id = \(card) AND created_at < \(moment) ORDER BY id DESC LIMIT \(limit)
            """
        )
        return try rows.flatMap { row in
            var given = FeedEntry(.task, id: try row.get("id"), at: try row.get("created_at"))
            given.text = try row.get("title")
            given.staff = try row.get("created_by")
            given.people = try (row.get("assignee_id") as StaffID?).map { [$0] } ?? []
            given.dueAt = try row.get("due_at")
            guard let at: Timestamp = try row.get("done_at"), at < moment else { return [given] }
            var done = FeedEntry(.done, id: given.id, at: at)
            done.text = given.text
            done.staff = try row.get("done_by")
            done.outcome = try row.get("outcome")
            done.title = try row.get("result")
            return [given, done]
        }
    }

    private func calls(_ moment: Timestamp, _ limit: Int) throws -> [FeedEntry] {
        guard let lead = name.lead else { return [] }
        return try connection.rows(
            """
            SELECT id, direction, entered_at, outcome, talk_us, final_staff_id, recording FROM call
            WHERE lead_id = \(lead) AND entered_at < \(moment) ORDER BY entered_at DESC, id DESC LIMIT \(limit)
            """
        ).map { row in
            var entry = FeedEntry(.call, id: try row.get("id"), at: try row.get("entered_at"))
            entry.title = try row.get("direction")
            entry.outcome = try row.get("outcome")
            entry.staff = try row.get("final_staff_id")
            entry.seconds = try (row.get("talk_us") as Int64?).map { $0 / 1_000_000 }
            entry.link = entry.id
            entry.isRecorded = try (row.get("recording") as String?) != nil
            return entry
        }
    }

    private func messages(_ moment: Timestamp, _ limit: Int) throws -> [FeedEntry] {
        guard let lead = name.lead else { return [] }
        return try MessageBook.all(of: lead, before: moment, limit: limit, in: connection).map { message in
            var entry = FeedEntry(.message, id: message.id.rawValue, at: message.receivedAt)
            entry.staff = message.staff
            entry.message = message
            return entry
        }
    }

    private func notices(_ moment: Timestamp, _ limit: Int) throws -> [FeedEntry] {
        try connection.rows(
            """
            SELECT id, staff_id, subject, body, at FROM notice
            WHERE card_id = \(card) AND at < \(moment) ORDER BY id DESC LIMIT \(limit)
            """
        ).map { row in
            var entry = FeedEntry(.notice, id: try row.get("id"), at: try row.get("at"))
            entry.people = [try row.get("staff_id")]
            entry.title = try row.get("subject")
            entry.text = try row.get("body")
            return entry
        }
    }

    private func children(_ moment: Timestamp, _ limit: Int) throws -> [FeedEntry] {
        try connection.rows(
            """
            SELECT id, title, created_by, created_at FROM card
            WHERE parent_id = \(card) AND created_at < \(moment) ORDER BY id DESC LIMIT \(limit)
            """
        ).map { row in
            var entry = FeedEntry(.child, id: try row.get("id"), at: try row.get("created_at"))
            entry.text = try row.get("title")
            entry.staff = try row.get("created_by")
            entry.link = entry.id
            return entry
        }
    }

    /// The words of the journal that a feed shows; the tab of the journal shows all.
    private static let shown = [
        "card.created", "card.moved", "card.closed", "card.reopened", "card.assigned", "card.pressed",
        "card.incomplete",
        "approval.asked", "approval.answered", "lead.created", "lead.transferred", "lead.converted", "lead.rejected",
        "lead.reopened",
    ]
}

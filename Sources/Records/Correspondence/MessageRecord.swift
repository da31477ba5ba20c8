package import Domain
import Store

/// A letter, a form or a message as people read it. Names, subjects and texts are a stranger's: they are shown as text
/// and never as HTML.
package struct MessageRecord: Sendable, Equatable, Encodable {
    /// Its number.
    package let id: MessageRecordID
    /// The conversation.
    package let conversation: ConversationID
    /// The lead of the conversation.
    package let lead: LeadID?
    /// Which way it was written.
    package let direction: MessageDirection
    /// What it came as.
    package let kind: RequestKind
    /// Whether a person wrote it.
    package let standing: RequestStanding
    /// The mailbox, the site, the bot.
    package let source: String
    /// When it was sent.
    package let sentAt: Timestamp
    /// When it was received, or written here.
    package let receivedAt: Timestamp
    /// Who wrote it, or to whom we did.
    package let name: String?
    /// That one's address.
    package let address: String?
    /// Who of us wrote it.
    package let staff: StaffID?
    /// What became of it.
    package let state: MessageState
    /// Why it was refused or came back.
    package let reason: String?
    /// The subject.
    package let subject: String?
    /// What this sender wrote.
    package let text: String
    /// Whether the whole text has more, such as quotes.
    package let hasMore: Bool
    /// What came or goes with it.
    package var files: [MessageFile] = []
    /// What is asked for.
    package var lines: [RequestLine] = []
    /// The fields of a form.
    package let fields: [String: String]
    /// Who asks, as the message says it.
    package let client: RequestClient?
    /// The other boxes in which the same letter stands.
    package var alsoIn: [String] = []

    /// The messages of a condition, with their files and lines.
    static func read(_ condition: SQL, in connection: any Connection) throws -> [MessageRecord] {
        var found = try connection.rows(
            """
            SELECT message.id AS id, message.conversation_id AS conversation_id, conversation.lead_id AS lead_id,
                message.direction AS direction, message.kind AS kind, message.standing AS standing,
                message.source AS source, message.sent_at AS sent_at, message.received_at AS received_at,
                outbox.state AS outbox_state, outbox.reason AS outbox_reason, message.outbox_id AS outbox_id,
                message.name AS name, message.address AS address, message.staff_id AS staff_id, message.state AS state,
                message.reason AS reason, message_text.subject AS subject, message_text.body AS body,
                CASE WHEN message_text.full_body IS NULL THEN 0 ELSE 1 END AS has_more, message_text.fields AS fields,
                message_text.client AS client
            FROM message JOIN conversation ON conversation.id = message.conversation_id
            LEFT JOIN outbox ON outbox.id = message.outbox_id
            LEFT JOIN message_text ON message_text.message_id = message.id
            WHERE \(condition)
            """
        ).map(MessageRecord.init(row:))
        try fill(&found, in: connection)
        return found
    }

    private static func fill(_ found: inout [MessageRecord], in connection: any Connection) throws {
        guard !found.isEmpty else { return }
        let ids = found.map(\.id)
        var files: [MessageRecordID: [MessageFile]] = [:]
        for row in try connection.rows(
            """
            SELECT id, message_id, name, type, size, hash FROM message_file WHERE message_id IN (\(list: ids))
            ORDER BY id LIMIT 2000
            """
        ) {
            files[try row.get("message_id"), default: []].append(try MessageFile(row: row))
        }
        var boxes: [MessageRecordID: Set<String>] = [:]
        for row in try connection.rows(
            "SELECT message_id, source FROM message_source WHERE message_id IN (\(list: ids)) LIMIT 2000"
        ) {
            boxes[try row.get("message_id"), default: []].insert(try row.get("source"))
        }
        for index in found.indices {
            let (id, source) = (found[index].id, found[index].source)
            found[index].files = files[id] ?? []
            found[index].alsoIn = (boxes[id] ?? []).subtracting([source]).sorted()
            if found[index].direction == .in { found[index].lines = try MessageBook.lines(of: id, in: connection) }
        }
    }

    /// What the outbox says of a message that waits there; a row that is gone was delivered and pruned.
    private static func state(_ outbox: OutboxState?) -> MessageState {
        switch outbox {
        case .done, nil: .sent
        case .dead, .expired: .refused
        case .new, .leased, .deferred: .queued
        }
    }

    private init(row: Row) throws {
        id = try row.get("id")
        conversation = try row.get("conversation_id")
        lead = try row.get("lead_id")
        direction = try row.get("direction")
        kind = try row.get("kind")
        standing = try row.get("standing")
        source = try row.get("source")
        sentAt = try row.get("sent_at")
        receivedAt = try row.get("received_at")
        name = try row.get("name")
        address = try row.get("address")
        staff = try row.get("staff_id")
        let settled: OutboxState? = try row.get("outbox_state")
        let kept: MessageState = try row.get("state")
        state = kept == .queued ? Self.state(settled) : kept
        reason = try row.get("reason") ?? (state == .sent ? nil : row.get("outbox_reason"))
        subject = try row.get("subject")
        text = try row.get("body") ?? ""
        hasMore = try row.get("has_more")
        let fields: String? = try row.get("fields")
        self.fields = try fields.map { try FactCoding.read([String: String].self, from: $0) } ?? [:]
        let client: String? = try row.get("client")
        self.client = try client.map { try FactCoding.read(RequestClient.self, from: $0) }
    }
}

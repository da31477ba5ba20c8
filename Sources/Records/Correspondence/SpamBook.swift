package import Domain
package import Store

/// Keeps the table `spam_rule`.
package enum SpamBook {
    private static let columns: SQL = "id, kind, value, added_by, added_at, conversation_id, hits"

    /// The rule that knows a request as spam; nil when none does.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func rule(
        for request: IncomingRequest,
        in connection: any Connection
    ) throws -> SpamRuleID? {
        let marks = Self.marks(of: request)
        let exact: SQL =
            marks.isEmpty
            ? "1 = 0" : marks.map { kind, value -> SQL in "(kind = \(kind) AND value = \(value))" }.joined(" OR ")
        let rows = try connection.rows(
            """
            SELECT id, kind, value FROM spam_rule WHERE removed_at IS NULL AND (kind = 'words' OR \(exact))
            ORDER BY id LIMIT 1000
            """
        )
        guard !rows.isEmpty else { return nil }
        let text =
            " \(FoldedKey.of(request.subject ?? "")) \(FoldedKey.words(of: request.text).joined(separator: " ")) "
        for row in rows {
            let kind: SpamRule.Kind = try row.get("kind")
            let value: String = try row.get("value")
            if kind != .words || text.contains(" \(value) ") { return try row.get("id") }
        }
        return nil
    }

    /// By what a rule could know the sender of a request, the narrowest first.
    package static func marks(of request: IncomingRequest) -> [(SpamRule.Kind, String)] {
        var marks: [(SpamRule.Kind, String)] = []
        if let email = request.client.email?.lowercased() {
            marks.append((.address, email))
            if let at = email.lastIndex(of: "@") { marks.append((.domain, String(email[email.index(after: at)...]))) }
        }
        if let chat = request.conversation { marks.append((.chat, "\(request.source)/\(chat)")) }
        marks += request.client.phones.prefix(4).map { (.phone, $0) }
        return marks
    }

    /// Adds a rule; one that stands already stays. Words are folded.
    ///
    /// - Throws: ``SvodError`` `invalidInput` for an empty value, or from the store.
    @discardableResult
    package static func add(
        _ kind: SpamRule.Kind,
        _ value: String,
        learntFrom conversation: ConversationID? = nil,
        by staff: StaffID?,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> SpamRuleID? {
        let value = kind == .words ? FoldedKey.of(value) : value.lowercased()
        guard !value.isEmpty, value.count <= 200 else {
            throw SvodError(.invalidInput, "a rule needs 1 to 200 letters")
        }
        let known = try connection.row(
            "SELECT id FROM spam_rule WHERE kind = \(kind) AND value = \(value) AND removed_at IS NULL"
        )
        guard known == nil else { return nil }
        return SpamRuleID(
            try connection.insert(
                """
                INSERT INTO spam_rule (kind, value, conversation_id, added_by, added_at)
                VALUES (\(kind), \(value), \(conversation), \(staff), \(moment))
                """
            )
        )
    }

    /// Takes a rule back.
    ///
    /// - Throws: ``SvodError`` `notFound`, or from the store.
    package static func remove(
        _ rule: SpamRuleID,
        by staff: StaffID?,
        at moment: Timestamp,
        in connection: any Connection
    ) throws {
        let changed = try connection.execute(
            """
            UPDATE spam_rule SET removed_at = \(moment), removed_by = \(staff) WHERE id = \(rule) AND removed_at IS NULL
            """
        )
        guard changed == 1 else { throw SvodError(.notFound, "there is no rule \(rule)") }
    }

    /// Takes back what was learnt from a conversation.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func forget(
        _ conversation: ConversationID,
        by staff: StaffID?,
        at moment: Timestamp,
        in connection: any Connection
    ) throws {
        try connection.execute(
            """
            UPDATE spam_rule SET removed_at = \(moment), removed_by = \(staff)
            WHERE conversation_id = \(conversation) AND removed_at IS NULL
            """
        )
    }

    /// Counts that a rule held.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func count(_ rule: SpamRuleID, in connection: any Connection) throws {
        try connection.execute("UPDATE spam_rule SET hits = hits + 1 WHERE id = \(rule)")
    }

    /// The rules in force, newest first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func all(in connection: any Connection) throws -> [SpamRule] {
        try connection.rows(
            "SELECT \(columns) FROM spam_rule WHERE removed_at IS NULL ORDER BY id DESC LIMIT 500"
        ).map(SpamRule.init(row:))
    }
}

package import Domain
package import Store

/// Keeps the table `conversation`: finds where something new belongs and writes down what becomes of it.
package enum ConversationBook {
    /// A conversation, or nil.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func find(
        _ id: ConversationID,
        in connection: any Connection
    ) throws -> ConversationRecord? {
        try connection.row("SELECT \(ConversationRecord.columns) FROM conversation WHERE id = \(id)")
            .map(ConversationRecord.init(row:))
    }

    /// The conversation of a chat.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func find(
        chat: String,
        of source: String,
        in connection: any Connection
    ) throws -> ConversationRecord? {
        try connection.row(
            """
            SELECT \(ConversationRecord.columns) FROM conversation
            WHERE source = \(source) AND chat = \(chat) AND continued_by IS NULL
            """
        ).map(ConversationRecord.init(row:))
    }

    /// The conversation whose answers carry a token.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func find(
        token: String,
        in connection: any Connection
    ) throws -> ConversationRecord? {
        try latest(
            connection.row("SELECT id FROM conversation WHERE token = \(token)")?.get("id"),
            in: connection
        )
    }

    /// The conversation to which a letter belongs: that of the nearest letter it answers, or of one that answered it and
    /// arrived before. A reference that several conversations know, because a sender gives one `Message-ID` to many
    /// letters, names none.
    ///
    /// - Parameters:
    ///   - references: The `Message-ID`s that it answers, oldest first.
    ///   - key: Its own.
    /// - Throws: ``SvodError`` from the store.
    package static func find(
        answering references: [String],
        key: String?,
        in connection: any Connection
    ) throws -> ConversationRecord? {
        guard let id = try parent(references, in: connection) ?? child(key, in: connection) else { return nil }
        return try latest(id, in: connection)
    }

    private static func parent(
        _ references: [String],
        in connection: any Connection
    ) throws -> ConversationID? {
        guard !references.isEmpty else { return nil }
        var known: [String: Set<ConversationID>] = [:]
        for row in try connection.rows(
            """
            SELECT message_key, conversation_id FROM message
            WHERE message_key IN (\(list: references.suffix(longest))) ORDER BY id LIMIT 200
            """
        ) {
            known[try row.get("message_key"), default: []].insert(try row.get("conversation_id"))
        }
        return references.reversed().lazy.compactMap { known[$0] }.first { $0.count == 1 }?.first
    }

    private static func child(_ key: String?, in connection: any Connection) throws -> ConversationID? {
        guard let key else { return nil }
        let found: [ConversationID] = try connection.rows(
            """
            SELECT DISTINCT message.conversation_id AS id FROM message_reference
            JOIN message ON message.id = message_reference.message_id
            WHERE message_reference.message_key = \(key) LIMIT 2
            """
        ).map { try $0.get("id") }
        return found.count == 1 ? found.first : nil
    }

    /// The conversation that goes on now where `id` began.
    private static func latest(
        _ id: ConversationID?,
        in connection: any Connection
    ) throws -> ConversationRecord? {
        var found = try id.flatMap { try find($0, in: connection) }
        for _ in 0..<longest {
            guard let next = found?.continuedBy else { return found }
            found = try find(next, in: connection)
        }
        return found
    }

    /// So many references of a letter are looked at, and so many continuations followed.
    static let longest = 50
}

extension ConversationBook {
    /// Begins a conversation.
    ///
    /// - Throws: ``SvodError`` `conflict` when the chat has one, or from the store.
    package static func open(
        _ request: IncomingRequest,
        state: ConversationState,
        in connection: any Connection
    ) throws -> ConversationID {
        ConversationID(
            try connection.insert(
                """
                INSERT INTO conversation (kind, source, chat, state, opened_at, last_at)
                VALUES (\(request.kind), \(request.source), \(request.conversation), \(state), \(request.receivedAt),
                    \(request.receivedAt))
                """
            )
        )
    }

    /// Says that another conversation goes on where this one ended. A chat's next one begins after that.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func `continue`(
        _ id: ConversationID,
        by next: ConversationID,
        in connection: any Connection
    ) throws {
        try connection.execute(
            "UPDATE conversation SET continued_by = \(next), waiting_since = NULL WHERE id = \(id)"
        )
    }

    /// Ends the chat of a conversation, so that another of the same name can begin.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func endChat(_ id: ConversationID, in connection: any Connection) throws {
        try connection.execute("UPDATE conversation SET chat = NULL WHERE id = \(id)")
    }

    /// Gives a conversation to a lead and its client.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func give(
        _ id: ConversationID,
        to lead: LeadID,
        person: PersonID?,
        company: CompanyID?,
        in connection: any Connection
    ) throws {
        try connection.execute(
            """
            UPDATE conversation SET lead_id = \(lead), person_id = \(person), company_id = \(company), state = 'open'
            WHERE id = \(id)
            """
        )
    }

    /// Says what a conversation is to the company.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func set(
        _ id: ConversationID,
        _ state: ConversationState,
        in connection: any Connection
    ) throws {
        let waiting: SQL = state == .open ? "" : ", waiting_since = NULL"
        try connection.execute("UPDATE conversation SET state = \(state)\(waiting) WHERE id = \(id)")
    }

    /// Moves the conversations of a lead to another one.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func move(from lead: LeadID, to other: LeadID, in connection: any Connection) throws {
        try connection.execute("UPDATE conversation SET lead_id = \(other) WHERE lead_id = \(lead)")
    }

    /// The conversations of a lead, latest first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func all(of lead: LeadID, in connection: any Connection) throws -> [ConversationRecord] {
        try connection.rows(
            """
            SELECT \(ConversationRecord.columns) FROM conversation WHERE lead_id = \(lead)
            ORDER BY last_at DESC, id DESC LIMIT 100
            """
        ).map(ConversationRecord.init(row:))
    }

    /// The token of a conversation; the first answer gives it the one of `making`.
    ///
    /// - Throws: ``SvodError`` `notFound`, or from the store.
    package static func token(
        of id: ConversationID,
        making: () -> String,
        in connection: any Connection
    ) throws -> String {
        guard let record = try find(id, in: connection) else {
            throw SvodError(.notFound, "there is no conversation \(id)")
        }
        if let token = record.token { return token }
        let token = making()
        try connection.execute("UPDATE conversation SET token = \(token) WHERE id = \(id)")
        return token
    }
}

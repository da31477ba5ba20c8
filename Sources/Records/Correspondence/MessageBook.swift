package import Domain
package import Store

/// Keeps the table `message` and what hangs on it: texts, references, files, lines.
package enum MessageBook {
    /// Texts are cut to this many characters; the letter itself is kept raw.
    static let longestText = 200_000

    /// The letter that was received already, in this box or another.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func known(
        _ request: IncomingRequest,
        in connection: any Connection
    ) throws -> (id: MessageRecordID, conversation: ConversationID)? {
        guard let key = MessageDigest.key(of: request) else { return nil }
        return try connection.row(
            """
            SELECT id, conversation_id FROM message
            WHERE message_key = \(key) AND digest = \(MessageDigest.of(request))
            """
        ).map { (try $0.get("id"), try $0.get("conversation_id")) }
    }

    /// What we sent that one of these references names.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func sent(
        _ references: [String],
        in connection: any Connection
    ) throws -> (id: MessageRecordID, conversation: ConversationID)? {
        guard !references.isEmpty else { return nil }
        return try connection.row(
            """
            SELECT id, conversation_id FROM message
            WHERE message_key IN (\(list: references.suffix(ConversationBook.longest))) AND direction = 'out'
            ORDER BY id DESC LIMIT 1
            """
        ).map { (try $0.get("id"), try $0.get("conversation_id")) }
    }

    /// Writes a message down, at the end of its conversation.
    ///
    /// - Throws: ``SvodError`` `conflict` when it is there already, or from the store.
    package static func add(
        _ message: NewMessage,
        to conversation: ConversationID,
        in connection: any Connection
    ) throws -> MessageRecordID {
        let id = MessageRecordID(
            try connection.insert(
                """
                INSERT INTO message (conversation_id, direction, kind, standing, source, message_key, digest, sent_at,
                    received_at, name, address, staff_id, outbox_id, state, is_history)
                VALUES (\(conversation), \(message.direction), \(message.kind), \(message.standing),
                    \(message.source), \(message.key), \(message.digest), \(message.sentAt), \(message.receivedAt),
                    \(message.name), \(message.address), \(message.staff), \(message.outbox), \(message.state),
                    \(message.isHistory))
                """
            )
        )
        try write(message, of: id, in: connection)
        try connection.execute(
            """
            UPDATE conversation SET last_at = \(connection.dialect.greatest("last_at", "\(message.receivedAt)"))
            WHERE id = \(conversation)
            """
        )
        try seen(conversation, in: message.source, at: message.receivedAt, in: connection)
        return id
    }

    /// Notes that a conversation stands in a box.
    private static func seen(
        _ conversation: ConversationID,
        in source: String,
        at moment: Timestamp,
        in connection: any Connection
    ) throws {
        try connection.execute(
            """
            INSERT INTO conversation_box (conversation_id, source, last_at)
            VALUES (\(conversation), \(source), \(moment))
            ON CONFLICT (conversation_id, source) DO UPDATE SET last_at = excluded.last_at
            """
        )
    }

    /// Notes where a message was received: the same letter may come to several boxes.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func note(
        _ request: IncomingRequest,
        channel: String?,
        as message: MessageRecordID,
        of conversation: ConversationID,
        in connection: any Connection
    ) throws {
        try connection.execute(
            """
            INSERT INTO message_source (source, request_key, message_id, channel, at)
            VALUES (\(request.source), \(request.key), \(message), \(channel), \(request.receivedAt))
            ON CONFLICT (source, request_key) DO NOTHING
            """
        )
    }

    /// Notes that a message that is known stands in a further box.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func noteAgain(
        _ request: IncomingRequest,
        channel: String?,
        as message: MessageRecordID,
        of conversation: ConversationID,
        in connection: any Connection
    ) throws {
        try note(request, channel: channel, as: message, of: conversation, in: connection)
        try seen(conversation, in: request.source, at: request.receivedAt, in: connection)
    }

    /// Says what became of a message.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func set(
        _ message: MessageRecordID,
        _ state: MessageState,
        reason: String?,
        in connection: any Connection
    ) throws {
        try connection.execute(
            "UPDATE message SET state = \(state), reason = \(reason.map { String($0.prefix(1000)) }) WHERE id = \(message)"
        )
    }
}

extension MessageBook {
    private static func write(
        _ message: NewMessage,
        of id: MessageRecordID,
        in connection: any Connection
    ) throws {
        let client = try message.client.map { try FactCoding.json($0) }
        let fields = message.fields.isEmpty ? nil : try FactCoding.json(message.fields)
        try connection.execute(
            """
            INSERT INTO message_text (message_id, subject, body, full_body, client, fields)
            VALUES (\(id), \(message.subject.map { cut($0, to: 1000) }),
                \(cut(message.text, to: longestText)),
                \(message.fullText.map { cut($0, to: longestText) }), \(client), \(fields))
            """
        )
        try writeReferences(message.references, of: id, in: connection)
        for file in message.files {
            try connection.execute(
                """
                INSERT INTO message_file (message_id, name, type, size, hash, body)
                VALUES (\(id), \(cut(file.name, to: 255)), \(cut(file.type, to: 255)), \(file.size),
                    \(file.hash), \(file.text))
                """
            )
        }
        for (position, line) in message.lines.enumerated() {
            try connection.execute(
                """
                INSERT INTO message_line (message_id, position, article, name, quantity, unit, price)
                VALUES (\(id), \(position), \(line.article), \(line.name), \(line.quantity), \(line.unit),
                    \(line.price))
                """
            )
        }
    }

    /// At most `count` characters of a text. Few have to be counted.
    private static func cut(_ text: String, to count: Int) -> String {
        text.utf8.count <= count ? text : String(text.prefix(count))
    }

    private static func writeReferences(
        _ references: [String],
        of id: MessageRecordID,
        in connection: any Connection
    ) throws {
        let known = references.suffix(ConversationBook.longest)
        guard !known.isEmpty else { return }
        let values = known.map { key -> SQL in "(\(key), \(id))" }
        try connection.execute(
            """
            INSERT INTO message_reference (message_key, message_id) VALUES \(values.joined(", ")) ON CONFLICT DO NOTHING
            """
        )
    }
}

package import Domain
package import Store

extension MessageBook {
    /// What is asked for in a message.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func lines(
        of message: MessageRecordID,
        in connection: any Connection
    ) throws -> [RequestLine] {
        try connection.rows(
            """
            SELECT article, name, quantity, unit, price FROM message_line WHERE message_id = \(message)
            ORDER BY position LIMIT 5000
            """
        ).map { row in
            RequestLine(
                name: try row.get("name"),
                article: try row.get("article"),
                quantity: try row.get("quantity"),
                unit: try row.get("unit"),
                price: try row.get("price")
            )
        }
    }

    /// Who asks, as a message says it; nil for what we wrote.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func client(
        of message: MessageRecordID,
        in connection: any Connection
    ) throws -> RequestClient? {
        let json: String? = try connection.row("SELECT client FROM message_text WHERE message_id = \(message)")?
            .get("client")
        return try json.map { try FactCoding.read(RequestClient.self, from: $0) }
    }

    /// The messages of a lead, latest first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func all(
        of lead: LeadID,
        before moment: Timestamp = Timestamp(microseconds: .max),
        limit: Int,
        in connection: any Connection
    ) throws -> [MessageRecord] {
        try MessageRecord.read(
            """
            conversation.lead_id = \(lead) AND message.received_at < \(moment)
            ORDER BY message.received_at DESC, message.id DESC LIMIT \(limit)
            """,
            in: connection
        )
    }

    /// The messages of a conversation, oldest first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func all(
        of conversation: ConversationID,
        limit: Int,
        in connection: any Connection
    ) throws -> [MessageRecord] {
        try MessageRecord.read(
            "message.conversation_id = \(conversation) ORDER BY message.id DESC LIMIT \(limit)",
            in: connection
        ).reversed()
    }

    /// A message, or nil.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func find(
        _ id: MessageRecordID,
        in connection: any Connection
    ) throws -> MessageRecord? {
        try MessageRecord.read("message.id = \(id)", in: connection).first
    }

    /// How many answers an address got since a moment.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func answers(
        to address: String,
        since moment: Timestamp,
        in connection: any Connection
    ) throws -> Int {
        try connection.row(
            """
            SELECT count(*) AS n FROM message
            WHERE direction = 'out' AND address = \(address) AND sent_at >= \(moment)
            """
        )?.get("n") ?? 0
    }

    /// The `Message-ID`s of a conversation's letters, oldest first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func keys(
        of conversation: ConversationID,
        limit: Int,
        in connection: any Connection
    ) throws -> [String] {
        try connection.rows(
            """
            SELECT message_key FROM message WHERE conversation_id = \(conversation) AND message_key LIKE '%@%'
            ORDER BY id DESC LIMIT \(limit)
            """
        ).map { try $0.get("message_key") as String }.reversed()
    }

    /// What was received last in a conversation.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func lastIn(
        _ conversation: ConversationID,
        in connection: any Connection
    ) throws -> MessageRecord? {
        try MessageRecord.read(
            """
            message.conversation_id = \(conversation) AND message.direction = 'in' AND message.standing <> 'bounce'
            ORDER BY message.id DESC LIMIT 1
            """,
            in: connection
        ).first
    }

    /// The whole text of a message, where it is more than what its sender wrote.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func fullText(
        of message: MessageRecordID,
        in connection: any Connection
    ) throws -> String? {
        try connection.row("SELECT full_body FROM message_text WHERE message_id = \(message)")?.get("full_body")
    }

    /// The message that an outbox row carries.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func queued(
        connector: String,
        key: String,
        in connection: any Connection
    ) throws -> MessageRecordID? {
        guard let row = try Outbox.row(connector: connector, dedupKey: key, in: connection) else { return nil }
        return try connection.row("SELECT id FROM message WHERE outbox_id = \(row.id)")?.get("id")
    }

    /// A file of a message, with the message's lead.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func file(
        _ id: Int64,
        in connection: any Connection
    ) throws -> (file: MessageFile, conversation: ConversationID, lead: LeadID?)? {
        try connection.row(
            """
            SELECT message_file.id AS id, message_file.name AS name, message_file.type AS type,
                message_file.size AS size, message_file.hash AS hash, conversation.id AS conversation_id,
                conversation.lead_id AS lead_id
            FROM message_file JOIN message ON message.id = message_file.message_id
            JOIN conversation ON conversation.id = message.conversation_id WHERE message_file.id = \(id)
            """
        ).map { (try MessageFile(row: $0), try $0.get("conversation_id"), try $0.get("lead_id")) }
    }

    /// How large the files of these hashes are, as far as they were uploaded here.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func sizes(_ hashes: [String], in connection: any Connection) throws -> [String: Int] {
        let known = try StoredFile.find(hashes, in: connection)
        return Dictionary(known.map { ($0.hash, Int($0.size)) }) { first, _ in first }
    }
}

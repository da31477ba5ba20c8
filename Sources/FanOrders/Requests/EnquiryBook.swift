package import Domain
package import Store

/// Keeps the `fan_request` table.
package enum EnquiryBook {
    /// One request, or nil.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func find(_ id: EnquiryID, in connection: any Connection) throws -> EnquiryRecord? {
        try all("id = \(id)", in: connection).first
    }

    /// One request.
    ///
    /// - Throws: ``SvodError`` `notFound`, or from the store.
    package static func record(_ id: EnquiryID, in connection: any Connection) throws -> EnquiryRecord {
        guard let found = try find(id, in: connection) else {
            throw SvodError(.notFound, "there is no request \(id)")
        }
        return found
    }

    /// The request of a card, or nil.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func of(_ card: CardID, in connection: any Connection) throws -> EnquiryRecord? {
        try all("card_id = \(card)", in: connection).first
    }

    /// The request of a lead's card, which the deal made of the lead takes over; nil when there is none.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func of(_ lead: LeadID, in connection: any Connection) throws -> EnquiryRecord? {
        try all(
            "card_id IN (SELECT id FROM card WHERE lead_id = \(lead) AND entity = 'lead')",
            in: connection
        ).first
    }

    /// The requests of a group, in the order in which they came.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func members(
        of group: EnquiryGroupID,
        in connection: any Connection
    ) throws -> [EnquiryRecord] {
        try all("group_id = \(group) ORDER BY received_at, id LIMIT 1000", in: connection)
    }

    /// Open requests above `mark` that were compared, oldest first: what the index is loaded from.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func compared(
        after mark: EnquiryID,
        limit: Int,
        in connection: any Connection
    ) throws -> [EnquiryRecord] {
        try all(
            "closed_at IS NULL AND is_pending = 0 AND id > \(mark) ORDER BY id LIMIT \(limit)",
            in: connection
        )
    }

    /// Requests that wait to be compared, oldest first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func pending(limit: Int, in connection: any Connection) throws -> [EnquiryRecord] {
        try all("is_pending = 1 ORDER BY id LIMIT \(limit)", in: connection)
    }

    static func add(
        _ facts: EnquiryFacts,
        card: CardID,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> EnquiryID {
        EnquiryID(
            try connection.insert(
                """
                INSERT INTO fan_request (card_id, dealer, company_id, customer, subject, body, lines, received_at,
                    changed_at, is_pending)
                VALUES (\(card), \(facts.dealer), \(facts.company), \(facts.customer), \(facts.subject),
                    \(facts.body), \(try FanJSON.encode(facts.lines)), \(facts.receivedAt), \(moment), 1)
                """
            )
        )
    }

    static func write(
        _ facts: EnquiryFacts,
        to id: EnquiryID,
        at moment: Timestamp,
        in connection: any Connection
    ) throws {
        try connection.execute(
            """
            UPDATE fan_request SET dealer = \(facts.dealer), company_id = \(facts.company),
                customer = \(facts.customer), subject = \(facts.subject), body = \(facts.body),
                lines = \(try FanJSON.encode(facts.lines)), changed_at = \(moment), closed_at = NULL, is_pending = 1
            WHERE id = \(id)
            """
        )
    }

    static func setCustomer(_ name: String, of id: EnquiryID, in connection: any Connection) throws {
        try connection.execute("UPDATE fan_request SET customer = \(name) WHERE id = \(id)")
    }

    static func hand(_ id: EnquiryID, to card: CardID, in connection: any Connection) throws {
        try connection.execute("UPDATE fan_request SET card_id = \(card) WHERE id = \(id)")
    }

    static func close(_ id: EnquiryID, at moment: Timestamp, in connection: any Connection) throws {
        try connection.execute(
            "UPDATE fan_request SET closed_at = \(moment), is_pending = 0 WHERE id = \(id) AND closed_at IS NULL"
        )
    }

    static func settle(_ id: EnquiryID, in connection: any Connection) throws {
        try connection.execute("UPDATE fan_request SET is_pending = 0 WHERE id = \(id)")
    }

    /// Puts a request into a group, or takes it out.
    static func place(
        _ id: EnquiryID,
        _ group: EnquiryGroupID?,
        _ standing: EnquiryStanding?,
        in connection: any Connection
    ) throws {
        try connection.execute(
            "UPDATE fan_request SET group_id = \(group), standing = \(standing) WHERE id = \(id)"
        )
    }

    static func note(_ likeness: Likeness?, of id: EnquiryID, in connection: any Connection) throws {
        let evidence = try likeness.map { try FanJSON.encode($0.reasons) }
        try connection.execute(
            """
            UPDATE fan_request SET peer_id = \(likeness?.request), score = \(likeness?.score), evidence = \(evidence)
            WHERE id = \(id)
            """
        )
    }

    static func all(_ condition: SQL, in connection: any Connection) throws -> [EnquiryRecord] {
        try connection.rows("SELECT \(EnquiryRecord.columns) FROM fan_request WHERE \(condition)")
            .map(EnquiryRecord.init(row:))
    }
}

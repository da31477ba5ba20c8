package import Domain
package import Store

extension CardBook {
    /// The funnel's own fields of a card, by name.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func fields(
        of card: CardID,
        in connection: any Connection
    ) throws -> [String: CardFieldRecord] {
        let rows = try connection.rows(
            "SELECT field, value, source, staff_id, at FROM card_field WHERE card_id = \(card)"
        )
        var found: [String: CardFieldRecord] = [:]
        for row in rows { found[try row.get("field")] = try field(row) }
        return found
    }

    /// Writes a field, or empties it.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func write(
        _ field: String,
        _ record: CardFieldRecord?,
        of card: CardID,
        in connection: any Connection
    ) throws {
        guard let record else {
            try connection.execute("DELETE FROM card_field WHERE card_id = \(card) AND field = \(field)")
            return
        }
        try connection.execute(
            """
            INSERT INTO card_field \(fieldColumns) VALUES \(try values(of: field, record, of: card))
            ON CONFLICT (card_id, field) DO UPDATE SET
                value = excluded.value, number = excluded.number, source = excluded.source,
                staff_id = excluded.staff_id, at = excluded.at
            """
        )
    }

    /// The fields that are kept of a company, by name.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func fields(
        of company: CompanyID,
        in connection: any Connection
    ) throws -> [String: FieldValue] {
        let rows = try connection.rows("SELECT field, value FROM company_field WHERE company_id = \(company)")
        var found: [String: FieldValue] = [:]
        for row in rows { found[try row.get("field")] = try FieldCoding.value(from: try row.get("value")) }
        return found
    }

    /// Writes a field of a company, or empties it.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func write(
        _ field: String,
        _ value: FieldValue?,
        of company: CompanyID,
        source: ValueSource,
        at moment: Timestamp,
        in connection: any Connection
    ) throws {
        guard let value else {
            try connection.execute("DELETE FROM company_field WHERE company_id = \(company) AND field = \(field)")
            return
        }
        try connection.execute(
            """
            INSERT INTO company_field (company_id, field, value, source, at)
            VALUES (\(company), \(field), \(try FieldCoding.text(of: value)), \(source), \(moment))
            ON CONFLICT (company_id, field) DO UPDATE SET
                value = excluded.value, source = excluded.source, at = excluded.at
            """
        )
    }

    private static func field(_ row: Row) throws -> CardFieldRecord {
        CardFieldRecord(
            value: try FieldCoding.value(from: try row.get("value")),
            source: try row.get("source"),
            staff: try row.get("staff_id"),
            at: try row.get("at")
        )
    }
}

package import Domain
package import Store

/// Keeps the `reservation` table. That no two of one group are in force at once, the table itself sees to.
package enum ReservationBook {
    /// The reservation that is in force for a group's project, or nil.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func active(
        of group: EnquiryGroupID,
        in connection: any Connection
    ) throws -> ReservationRecord? {
        try all("group_id = \(group) AND state = 'active'", in: connection).first
    }

    /// The reservation of a card, or nil.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func of(_ card: CardID, in connection: any Connection) throws -> ReservationRecord? {
        try all("card_id = \(card)", in: connection).first
    }

    /// One of them.
    ///
    /// - Throws: ``SvodError`` `notFound`, or from the store.
    package static func record(_ id: ReservationID, in connection: any Connection) throws -> ReservationRecord {
        guard let found = try all("id = \(id)", in: connection).first else {
            throw SvodError(.notFound, "there is no reservation \(id)")
        }
        return found
    }

    /// Those in force, by their last day.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func active(limit: Int, in connection: any Connection) throws -> [ReservationRecord] {
        try all("state = 'active' ORDER BY until_on IS NULL, until_on, id LIMIT \(limit)", in: connection)
    }

    /// Those that have ended, the last first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func ended(limit: Int, in connection: any Connection) throws -> [ReservationRecord] {
        try all("state <> 'active' ORDER BY ended_at DESC, id DESC LIMIT \(limit)", in: connection)
    }

    /// All that a group's project was ever kept for, oldest first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func all(
        of group: EnquiryGroupID,
        in connection: any Connection
    ) throws -> [ReservationRecord] {
        try all("group_id = \(group) ORDER BY id", in: connection)
    }

    /// Puts a reservation in force.
    ///
    /// - Throws: ``SvodError`` `conflict` while another one keeps the same project, or from the store.
    static func begin(
        _ card: CardID,
        _ group: EnquiryGroupID,
        request: EnquiryID?,
        company: CompanyID?,
        until: CivilDate?,
        at moment: Timestamp,
        in connection: any Connection
    ) throws {
        if let other = try active(of: group, in: connection), other.card != card {
            throw SvodError(.conflict, "the project of group \(group) is kept by reservation card \(other.card)")
        }
        try connection.execute(
            """
            INSERT INTO reservation (group_id, card_id, request_id, company_id, state, began_at, until_on)
            VALUES (\(group), \(card), \(request), \(company), 'active', \(moment), \(until?.dayNumber))
            ON CONFLICT (card_id) DO UPDATE SET state = 'active', ended_at = NULL, until_on = excluded.until_on,
                group_id = excluded.group_id, request_id = excluded.request_id, company_id = excluded.company_id
            """
        )
    }

    static func setUntil(_ id: ReservationID, _ day: CivilDate?, in connection: any Connection) throws {
        try connection.execute("UPDATE reservation SET until_on = \(day?.dayNumber) WHERE id = \(id)")
    }

    static func end(
        _ id: ReservationID,
        _ state: ReservationRecord.State,
        at moment: Timestamp,
        in connection: any Connection
    ) throws {
        try connection.execute(
            "UPDATE reservation SET state = \(state), ended_at = \(moment) WHERE id = \(id) AND state = 'active'"
        )
    }

    static func hand(
        _ from: EnquiryGroupID,
        to group: EnquiryGroupID,
        in connection: any Connection
    ) throws {
        try connection.execute("UPDATE reservation SET group_id = \(group) WHERE group_id = \(from)")
    }

    static func all(_ condition: SQL, in connection: any Connection) throws -> [ReservationRecord] {
        try connection.rows("SELECT \(ReservationRecord.columns) FROM reservation WHERE \(condition)")
            .map(ReservationRecord.init(row:))
    }
}

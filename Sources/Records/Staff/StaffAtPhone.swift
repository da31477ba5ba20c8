package import Domain
package import Store

/// Whose a phone is, and where its owner belongs, as at a moment: both change, and history is not rewritten.
package enum StaffAtPhone {
    /// The member of staff whose phone `extension` of `exchange` was at `moment`, or nil.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func owner(
        of extension: String,
        exchange: ExchangeID,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> StaffID? {
        try connection.row(
            """
            SELECT staff_id FROM staff_extension
            WHERE exchange = \(exchange) AND extension = \(`extension`) AND since <= \(moment)
                AND (until IS NULL OR until > \(moment))
            ORDER BY since DESC, id DESC LIMIT 1
            """
        )?.get("staff_id")
    }

    /// The member of staff behind a party of a call; a party outside is nobody's.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func owner(
        of party: CallParty?,
        exchange: ExchangeID,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> StaffID? {
        guard let number = party?.extension else { return nil }
        return try owner(of: number, exchange: exchange, at: moment, in: connection)
    }

    /// The department that `staff` belonged to at `moment`, or nil.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func department(
        of staff: StaffID,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> DepartmentID? {
        try connection.row(
            """
            SELECT department_id FROM staff_department
            WHERE staff_id = \(staff) AND since <= \(moment) AND (until IS NULL OR until > \(moment))
            ORDER BY since DESC, id DESC LIMIT 1
            """
        )?.get("department_id")
    }
}

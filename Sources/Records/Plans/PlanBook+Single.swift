import Domain
package import Store

extension PlanBook {
    /// The number of a row; nil when there is none.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func find(
        _ key: String,
        of plan: String,
        period: String,
        in connection: any Connection
    ) throws -> Int64? {
        try connection.row(
            "SELECT id FROM plan_row WHERE plan = \(plan) AND period = \(period) AND row_key = \(key)"
        )?.get("id")
    }

    /// A row by its number.
    ///
    /// - Throws: ``SvodError`` `notFound`, or from the store.
    package static func row(_ id: Int64, in connection: any Connection) throws -> PlanRow {
        let row = try connection.row(
            """
            SELECT plan, period, row_key, staff_id, company_id, person_id, figures, closed_at FROM plan_row
            WHERE id = \(id)
            """
        )
        guard let row else { throw SvodError(.notFound, "there is no row \(id) of a plan") }
        return try PlanRow(row: row)
    }
}

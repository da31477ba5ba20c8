package import Domain
package import Store

/// Keeps plans: a row for each manager, company or contact and each period. A period that is over is never written again.
package enum PlanBook {
    private static let columns: SQL = """
        plan, period, row_key, staff_id, company_id, person_id, figures, closed_at
        """

    /// The rows of a plan in a period, by key.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func rows(
        of plan: String,
        period: String,
        in connection: any Connection
    ) throws -> [PlanRow] {
        try connection.rows(
            "SELECT \(columns) FROM plan_row WHERE plan = \(plan) AND period = \(period) ORDER BY row_key LIMIT 100000"
        ).map(PlanRow.init(row:))
    }

    /// Writes a row of an open period.
    ///
    /// - Throws: ``SvodError`` `conflict` when the period is closed, or from the store.
    package static func write(_ row: PlanRow, in connection: any Connection) throws {
        let written = try connection.execute(
            """
            INSERT INTO plan_row (plan, period, row_key, staff_id, company_id, person_id, figures)
            VALUES (\(row.plan), \(row.period), \(row.key), \(row.staff), \(row.company), \(row.person),
                \(try JSONText.encode(row.figures)))
            ON CONFLICT (plan, period, row_key) DO UPDATE SET figures = excluded.figures
            WHERE plan_row.closed_at IS NULL
            """
        )
        guard written == 1 else { throw SvodError(.conflict, "\(row.period) of the plan \(row.plan) is closed") }
    }

    /// Closes a period, keeping its figures, and begins the next with the same rows, `reset` columns empty. Returns how
    /// many rows there are; a period that was closed before stays as it is.
    ///
    /// - Throws: ``SvodError`` from the store.
    @discardableResult
    package static func close(
        _ plan: String,
        period: String,
        next: String,
        reset: Set<String>,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> Int {
        let open = try rows(of: plan, period: period, in: connection).filter { $0.closedAt == nil }
        try connection.execute(
            "UPDATE plan_row SET closed_at = \(moment) WHERE plan = \(plan) AND period = \(period) AND closed_at IS NULL"
        )
        for row in open {
            let figures = row.figures.filter { !reset.contains($0.key) }
            try connection.execute(
                """
                INSERT INTO plan_row (plan, period, row_key, staff_id, company_id, person_id, figures)
                VALUES (\(plan), \(next), \(row.key), \(row.staff), \(row.company), \(row.person),
                    \(try JSONText.encode(figures)))
                ON CONFLICT DO NOTHING
                """
            )
        }
        return open.count
    }
}

package import Domain
package import Store

/// Keeps the `deal` table.
package enum DealBook {
    /// Makes the deal that a lead becomes: for `responsible`, in the department they belong to now.
    ///
    /// - Throws: ``SvodError`` `conflict` when the lead has a deal already, or from the store.
    package static func create(
        from lead: LeadID,
        title: String,
        responsible: StaffID,
        department: DepartmentID?,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> DealID {
        let row = try connection.row(
            """
            INSERT INTO deal (title, stage, lead_id, person_id, company_id, number, responsible_id, department_id,
                created_at)
            SELECT \(title), 'new', id, person_id, company_id, number, \(responsible), \(department), \(moment)
            FROM lead WHERE id = \(lead) RETURNING id
            """
        )
        guard let row else { throw SvodError(.notFound, "there is no lead \(lead)") }
        return try row.get("id")
    }
}

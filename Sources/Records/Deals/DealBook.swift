package import Domain
package import Store

/// Makes the cards of deals that leads become.
package enum DealBook {
    /// The funnel and the stage of a deal where the company has no funnels of its own.
    package static let plainFunnel = "deal"

    /// Makes the deal that a lead becomes: for `responsible`, in the department they belong to now.
    ///
    /// - Throws: ``SvodError`` `conflict` when the lead has a deal already, `notFound`, or from the store.
    package static func create(
        from lead: LeadID,
        title: String,
        responsible: StaffID,
        department: DepartmentID?,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> DealID {
        guard
            let row = try connection.row("SELECT person_id, company_id, number, deal_id FROM lead WHERE id = \(lead)")
        else { throw SvodError(.notFound, "there is no lead \(lead)") }
        if let deal: DealID = try row.get("deal_id") {
            throw SvodError(.conflict, "lead \(lead) has become deal \(deal) already")
        }
        var card = NewCardRecord(entity: .deal, funnel: plainFunnel, title: title, origin: "lead", at: moment)
        card.responsible = responsible
        card.department = department
        card.person = try row.get("person_id")
        card.company = try row.get("company_id")
        card.phone = try row.get("number")
        card.lead = lead
        let id = try CardBook.insert(card, in: connection)
        try CardBook.enter(
            id,
            CardPlace(track: "", stage: "new", funnelVersion: 0, enteredAt: moment, move: 0),
            funnel: plainFunnel,
            isOpen: true,
            in: connection
        )
        return id
    }
}

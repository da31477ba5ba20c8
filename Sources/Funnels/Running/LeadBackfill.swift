package import Domain
import Records
package import Store

/// Gives cards to leads that were made before there were funnels.
package enum LeadBackfill {
    /// Makes a card for each open lead without one, in slices of the bulk lane. Answers how many.
    ///
    /// - Throws: from the store; cards made until then stay.
    @discardableResult
    package static func run(_ engine: any Engine, basis: FunnelBasis, clock: WallClock) async throws -> Int {
        guard basis.leadFunnel != nil else { return 0 }
        let leads: [LeadID] = try await engine.read { connection in
            try connection.rows(
                """
                SELECT id FROM lead WHERE status IN ('inquiry', 'identification', 'overdue') AND NOT EXISTS (
                    SELECT 1 FROM card WHERE card.lead_id = lead.id AND card.entity = 'lead')
                ORDER BY id
                """
            ).map { try $0.get("id") }
        }
        try await engine.bulk(leads) { lead, connection in
            let context = EventContext(connection: connection, at: clock.now(), cause: .command)
            let runner = CardRunner(basis: basis, context: context)
            let event = DomainEvent("lead.created", of: .lead(lead), source: .call)
            _ = try LeadCards(runner: runner).follow(event, of: lead)
        }
        return leads.count
    }
}

package import Domain
import Records
package import Store

/// Gives cards to leads that were made before there were funnels, and leads to cards that had none of their own.
package enum LeadBackfill {
    /// Makes what is missing, in slices of the bulk lane. Answers how many leads and cards were.
    ///
    /// - Throws: from the store; what was made until then stays.
    @discardableResult
    package static func run(_ engine: any Engine, basis: FunnelBasis, clock: WallClock) async throws -> Int {
        let (leads, cards) = (try await leads(engine, basis), try await cards(engine, basis: basis, clock: clock))
        return leads + cards
    }

    /// Cards of leads that were made by hand had no row in `lead` once. What the journal has told of them stays under
    /// the name they had.
    private static func leads(_ engine: any Engine, _ basis: FunnelBasis) async throws -> Int {
        let cards: [CardID] = try await engine.read { connection in
            try connection.rows("SELECT id FROM card WHERE entity = \(CardEntity.lead) AND lead_id IS NULL ORDER BY id")
                .map { try $0.get("id") }
        }
        try await engine.bulk(cards) { id, connection in
            let card = try CardBook.record(of: id, in: connection)
            let stage = try CardBook.places(of: id, in: connection).first?.stage
            var lead = NewLead(source: .manual, at: card.createdAt)
            lead.status = stage.flatMap { basis.set.funnels[card.funnel]?.stage($0)?.leadStatus } ?? status(of: card)
            lead.number = card.phone
            (lead.person, lead.company, lead.owner) = (card.person, card.company, card.responsible)
            lead.closedAt = card.closedAt
            if let reason = card.reason { lead.reason = (reason, card.reasonText) }
            let made = try LeadBook.create(lead, in: connection)
            try CardBook.change(id, "lead_id = \(made), version = version + 1", in: connection)
        }
        return cards.count
    }

    private static func status(of card: CardRecord) -> LeadStatus {
        switch card.outcome {
        case .open: .identification
        case .won: .converted
        case .lost: .rejected
        }
    }

    private static func cards(_ engine: any Engine, basis: FunnelBasis, clock: WallClock) async throws -> Int {
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

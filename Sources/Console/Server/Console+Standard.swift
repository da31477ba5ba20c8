package import FanOrders
package import Funnels
package import Leads
package import Reconciliation
package import Records

extension Console {
    /// The console with all its pages; `statements` reads a bank statement that somebody hands over, nil where there is
    /// no exchange with 1C. Throws `invalidConfiguration` when a resource is missing.
    package static func standard(
        parts: ConsoleParts,
        leads: LeadCommands,
        cards: CardCommands,
        ledger: ReconciliationCommands,
        fan: FanCommands,
        letters: LetterDesk,
        statements: (@Sendable ([UInt8]) async throws -> StatementOutcome)? = nil
    ) throws -> Console {
        let exchange = ExchangeDesk(engine: parts.engine, clock: parts.clock, token: parts.token)
        let groups: [any PageGroup] = [
            parts.files,
            SignInPages(parts: parts), PhonePages(parts: parts), LockPages(parts: parts), ProfilePages(parts: parts),
            EventPages(parts: parts),
            DeskPages(engine: parts.engine, funnels: { cards.funnels }, clock: parts.clock),
            CardRoutes(parts: parts, leads: leads, cards: cards, exchange: exchange),
            OriginateRoutes(engine: parts.engine, exchange: exchange, plan: parts.plan),
            MissedPages(engine: parts.engine, clock: parts.clock),
            StyleGuidePages(),
            PartPages(parts: parts), JournalPages(parts: parts), StaffPages(parts: parts),
            StaffTransferPages(parts: parts), DepartmentPages(parts: parts), NumberPages(parts: parts),
            SearchPages(parts: parts, funnels: { cards.funnels }), try DescriptionPages(parts: parts),
            CallPages(parts: parts), RecordingPages(parts: parts), SourcePages(parts: parts),
            PaymentPages(parts: parts, ledger: ledger),
            ExchangePages(parts: parts, ledger: ledger), StatementRoutes(read: statements),
            LetterPages(parts: parts, desk: letters), LetterDeeds(parts: parts, desk: letters),
            LetterFileRoutes(parts: parts, desk: letters), UnreadLetterPages(parts: parts, desk: letters),
            FanPages(parts: parts, fan: fan), ReservationPages(parts: parts, fan: fan),
        ]
        return Console(
            groups: groups + ofCards(parts, cards),
            door: parts.door,
            overTLS: parts.settings.isSecure
        )
    }

    /// Boards, lists, cards, tasks.
    private static func ofCards(_ parts: ConsoleParts, _ cards: CardCommands) -> [any PageGroup] {
        let funnels = { @Sendable in cards.funnels }
        return [
            BoardPages(parts: parts, funnels: funnels), CardListPages(parts: parts, funnels: funnels),
            CardPages(parts: parts, cards: cards), BulkRoutes(parts: parts, cards: cards),
            CardDeeds(parts: parts, cards: cards), EventRoutes(parts: parts, cards: cards),
            TotalRoutes(parts: parts, funnels: funnels), PickRoutes(parts: parts, funnels: funnels),
            FilterRoutes(parts: parts), FileRoutes(parts: parts),
            TaskPages(parts: parts, cards: cards),
            NoticeRoutes(parts: parts), FunnelPages(parts: parts, cards: cards),
        ]
    }
}

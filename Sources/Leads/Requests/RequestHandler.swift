package import Domain
import Records
package import Store

/// Handles an inbox row that holds an ``IncomingRequest``: finds its conversation, asks the rules, applies what they
/// answer. It handles rows on arrival as well as later, whichever its writer chose.
package struct RequestHandler: Sendable {
    private let basis: @Sendable () -> LeadBasis
    private let clock: WallClock

    /// Creates the handler. `basis` is asked for each row, so that a configuration read again takes effect.
    package init(basis: @escaping @Sendable () -> LeadBasis, clock: WallClock) {
        self.basis = basis
        self.clock = clock
    }

    /// The handler for the inbox.
    package var inboxHandler: InboxHandler {
        InboxHandler(kind: IncomingRequest.inboxKind) { row, connection in try handle(row, connection) }
    }

    /// Handles one row in the transaction of `connection`.
    ///
    /// - Throws: ``SvodError`` when the payload cannot be read, the funnel refuses or the store does.
    package func handle(_ row: InboxRow, _ connection: any Connection) throws {
        let request =
            try row.content as? IncomingRequest ?? FactCoding.read(IncomingRequest.self, from: row.payload ?? "")
        let basis = basis()
        let situation = try RequestReader(connection: connection).situation(of: request)
        let effects = RequestRules(policy: basis.rules.policy).react(to: request, in: situation)
        let journal = LeadJournal(
            connection: connection,
            at: clock.now(),
            cause: .inbox(row.id),
            actor: nil,
            bus: basis.bus,
            rule: RequestRules.version,
            source: request.kind == .letter ? .letter : .intake
        )
        let channel = basis.calls.channels.row(for: request)
        var applier = RequestApplier(request, journal: journal, channel: channel, situation: situation)
        try applier.apply(effects)
    }
}

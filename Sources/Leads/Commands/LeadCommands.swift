package import Domain
import Records
package import Store

/// What people do with leads, each command one transaction.
package struct LeadCommands: Sendable {
    private let engine: any Engine
    private let basis: @Sendable () -> LeadBasis
    private let clock: WallClock

    /// Creates the commands of a store. `basis` is asked for each command, so that a configuration read again takes
    /// effect.
    package init(engine: any Engine, basis: @escaping @Sendable () -> LeadBasis, clock: WallClock) {
        self.engine = engine
        self.basis = basis
        self.clock = clock
    }

    /// Carries out commands on a lead, all or none, and returns its new version.
    ///
    /// - Parameters:
    ///   - commands: What to do, in order.
    ///   - lead: The lead.
    ///   - version: The version that the person saw; nil to act on whatever is there.
    ///   - staff: Who does it. Rights are the caller's to check.
    ///   - more: What else belongs to the same transaction, such as queueing the command to the exchange that goes with
    ///     the tag; it gets the moment of the commands.
    /// - Throws: ``LeadRefusal`` when a rule refuses, and what the lead's funnel refuses with; ``SvodError`` `conflict`
    ///   when the lead has changed since `version`, `notFound`, or from the store. Nothing is changed then.
    package func perform(
        _ commands: [LeadCommand],
        on lead: LeadID,
        version: Int64? = nil,
        by staff: StaffID,
        and more: (@Sendable (any Connection, Timestamp) throws -> Void)? = nil
    ) async throws -> Int64 {
        let (basis, clock) = (basis(), clock)
        let (rules, calls) = (basis.rules, basis.calls)
        return try await engine.write(.realtime) { connection in
            let seen = try LeadBook.version(of: lead, in: connection)
            if let version, version != seen {
                throw SvodError(.conflict, "lead \(lead) has changed: it is at version \(seen), not \(version)")
            }
            let journal = LeadJournal(
                connection: connection,
                at: clock.now(),
                cause: .command,
                actor: staff,
                bus: basis.bus
            )
            try Self.obey(commands, on: lead, by: staff, rules, calls, journal)
            try more?(connection, journal.at)
            return try LeadBook.version(of: lead, in: connection)
        }
    }

    /// Makes a lead of a call that has none open, for the operator who asks: a call from a number that makes no lead by
    /// itself, or a second matter after the first was closed. `commands` are carried out on the new lead in the same
    /// transaction, and `more` belongs to it too: when one is refused, no lead is made.
    ///
    /// - Throws: ``LeadRefusal`` when a rule refuses one of `commands`, and what the lead's funnel refuses with;
    ///   ``SvodError`` `notFound`; `conflict` when the call's lead is open; or from the store. Nothing is made then.
    package func create(
        from call: CallRecordID,
        _ commands: [LeadCommand] = [],
        by staff: StaffID,
        and more: (@Sendable (any Connection, Timestamp) throws -> Void)? = nil
    ) async throws -> LeadID {
        let (basis, clock) = (basis(), clock)
        let (rules, calls) = (basis.rules, basis.calls)
        return try await engine.write(.realtime) { connection in
            let record = try calls.record(call, in: connection)
            if let lead = record.lead, try !LeadBook.view(of: lead, in: connection).status.isClosed {
                throw SvodError(.conflict, "call \(call) has the open lead \(lead)")
            }
            let journal = LeadJournal(
                connection: connection,
                at: clock.now(),
                cause: .command,
                actor: staff,
                bus: basis.bus
            )
            var applier = LeadApplier(journal: journal, calls: calls, actor: staff, call: record, lead: nil)
            try applier.apply([.create, .take])
            guard let lead = applier.lead else { throw SvodError(.storeFailed, "call \(call) made no lead") }
            try Self.obey(commands, on: lead, by: staff, rules, calls, journal)
            try more?(connection, journal.at)
            return lead
        }
    }

    /// Carries out commands in the transaction of `journal`, each on what the one before left.
    private static func obey(
        _ commands: [LeadCommand],
        on lead: LeadID,
        by staff: StaffID,
        _ rules: LeadRules,
        _ calls: CallBook,
        _ journal: LeadJournal
    ) throws {
        for command in commands {
            let reader = SituationReader(connection: journal.connection, calls: calls)
            let (situation, call) = try reader.situation(of: lead)
            let effects = try rules.react(to: .command(command), in: situation)
            var applier = LeadApplier(journal: journal, calls: calls, actor: staff, call: call, lead: lead)
            try applier.apply(effects)
        }
    }
}

package import Domain
package import Records
package import Store

/// What people do with leads, each command one transaction.
package struct LeadCommands: Sendable {
    private let engine: any Engine
    private let rules: LeadRules
    private let calls: CallBook
    private let clock: WallClock

    /// Creates the commands of a store under a company's rules.
    package init(engine: any Engine, rules: LeadRules, calls: CallBook, clock: WallClock) {
        self.engine = engine
        self.rules = rules
        self.calls = calls
        self.clock = clock
    }

    /// The company's decisions, for lists that people choose from.
    package var policy: LeadPolicy { rules.policy }

    /// Carries out commands on a lead, all or none, and returns its new version.
    ///
    /// - Parameters:
    ///   - commands: What to do, in order.
    ///   - lead: The lead.
    ///   - version: The version that the person saw; nil to act on whatever is there.
    ///   - staff: Who does it. Rights are the caller's to check.
    /// - Throws: ``LeadRefusal`` when a rule refuses; ``SvodError`` `conflict` when the lead has changed since
    ///   `version`, `notFound`, or from the store. Nothing is changed then.
    package func perform(
        _ commands: [LeadCommand],
        on lead: LeadID,
        version: Int64? = nil,
        by staff: StaffID
    ) async throws -> Int64 {
        let (rules, calls, clock) = (rules, calls, clock)
        return try await engine.write(.realtime) { connection in
            let seen = try LeadBook.version(of: lead, in: connection)
            if let version, version != seen {
                throw SvodError(.conflict, "lead \(lead) has changed: it is at version \(seen), not \(version)")
            }
            let journal = LeadJournal(connection: connection, at: clock.now(), cause: .command, actor: staff)
            for command in commands {
                let reader = SituationReader(connection: connection, calls: calls, now: journal.at)
                let (situation, call) = try reader.situation(of: lead)
                let effects = try rules.react(to: .command(command, by: staff), in: situation)
                var applier = LeadApplier(journal: journal, calls: calls, actor: staff, call: call, lead: lead)
                try applier.apply(effects)
            }
            return try LeadBook.version(of: lead, in: connection)
        }
    }
}

package import Domain
import Records
package import Store

/// Handles an inbox row that holds a call fact: writes the call down, asks the rules, applies what they answer.
package struct CallFactHandler: Sendable {
    private let basis: @Sendable () -> LeadBasis
    private let clock: WallClock

    /// Creates the handler. `basis` is asked for each row, so that a configuration read again takes effect.
    package init(basis: @escaping @Sendable () -> LeadBasis, clock: WallClock) {
        self.basis = basis
        self.clock = clock
    }

    /// The handler for the inbox.
    package var inboxHandler: InboxHandler {
        InboxHandler(kind: CallInbox.callFact) { row, connection in try handle(row, connection) }
    }

    /// Handles one row in the transaction of `connection`.
    ///
    /// - Throws: ``SvodError`` when the payload cannot be read or the store refuses.
    package func handle(_ row: InboxRow, _ connection: any Connection) throws {
        let fact = try FactCoding.read(CallFact.self, from: row.payload ?? "")
        let basis = basis()
        // Records of a gap tell again of calls that ended just before it: who answered those is known.
        if case .answered = fact.body, try basis.calls.record(of: fact.call, in: connection)?.state == .ended { return }
        var change = try basis.calls.write(fact, in: connection)
        if case .ended(let summary) = fact.body, summary.lineLost {
            try LineBook.countLostCall(on: fact.call.exchange, filled: false, in: connection)
        }
        if case .identified = fact.body, let lead = change.call.lead {
            try LeadBook.learn(from: change.call, lead: lead, in: connection)
        }
        let before = change.call.lead
        if change.isNew || fact.opensCall, change.call.entry.direction == .inbound {
            let call = change.call
            try VisitBook.match(call.id, did: call.entry.did, enteredAt: call.enteredAt, in: connection)
        }
        let journal = LeadJournal(
            connection: connection,
            at: clock.now(),
            cause: .inbox(row.id),
            actor: nil,
            bus: basis.bus
        )
        try CallJournal(journal: journal).note(fact, change)
        if change.isNew, !fact.opensCall {
            try react(to: .callEntered, &change, basis, journal)
        }
        for event in events(of: fact, change) { try react(to: event, &change, basis, journal) }
        if case .answered = fact.body, change.call.entry.direction != .internal, let number = change.call.clientNumber {
            let (own, call) = (change.call.lead, change.call.id)
            try WaitingWriters(journal: journal).reached(number, own: own, by: change.staff, call: call)
        }
        guard let lead = change.call.lead else { return }
        if before != lead || fact.opensCall { try VisitBook.hand(change.call.id, to: lead, in: connection) }
        for (name, data) in heard(fact, change) { try journal.tell(name, of: lead, data, by: change.staff) }
    }

    /// What the funnels hear of a call.
    private func heard(_ fact: CallFact, _ change: CallChange) -> [(String, [String: FieldValue])] {
        var data: [String: FieldValue] = ["call": .int(change.call.id.rawValue)]
        data["staff"] = change.staff.map { .staff($0) }
        switch fact.body {
        case .entered, .identified: return [("call.arrived", data)]
        case .answered: return [("call.answered", data)]
        case .transferred(let transfer):
            data["to"] = change.target.map { .staff($0) }
            data["completed"] = .flag(transfer.completed)
            return [("call.transferred", data)]
        case .ended(let summary):
            guard change.call.entry.direction == .inbound else { return [] }
            data["outcome"] = .text(summary.outcome.rawValue)
            if change.call.answeredAt != nil { return [("call.ended", data)] }
            // Nobody was heard answering, and somebody did: in a gap of the line, or on the call that took this one in.
            let isAnswered = summary.outcome == .answered || summary.joined != nil
            return isAnswered ? [("call.answered", data), ("call.ended", data)] : [("call.missed", data)]
        default: return []
        }
    }

    private func react(
        to event: LeadEvent,
        _ change: inout CallChange,
        _ basis: LeadBasis,
        _ journal: LeadJournal
    ) throws {
        let situation = try SituationReader(connection: journal.connection, calls: basis.calls)
            .situation(of: change.call)
        let effects = try basis.rules.react(to: event, in: situation)
        guard !effects.isEmpty else { return }
        var applier = LeadApplier(
            journal: journal,
            calls: basis.calls,
            actor: change.staff,
            call: change.call,
            lead: change.call.lead
        )
        try applier.apply(effects)
        change.call.lead = applier.lead
    }

    private func events(of fact: CallFact, _ change: CallChange) -> [LeadEvent] {
        switch fact.body {
        case .entered, .identified: [.callEntered]
        case .queued, .ringing, .voicemail, .parked: [.callTaken]
        case .answered: [.callAnswered]
        case .transferred(let transfer):
            [
                .callTransferred(
                    kind: transfer.kind,
                    from: change.staff,
                    to: change.target,
                    completed: transfer.completed
                )
            ]
        default: []
        }
    }
}

extension CallFact {
    /// Whether the fact says itself what the call entered as.
    fileprivate var opensCall: Bool {
        switch body {
        case .entered, .identified: true
        default: false
        }
    }
}

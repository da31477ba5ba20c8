package import Domain
package import Records
package import Store

/// What people do with payments, one transaction each.
package struct ReconciliationCommands: Sendable {
    let engine: any Engine
    let bus: EventBus
    let clock: WallClock

    /// Creates the commands. Deals hear of what happens over `bus`.
    package init(engine: any Engine, bus: EventBus, clock: WallClock) {
        self.engine = engine
        self.bus = bus
        self.clock = clock
    }

    /// Puts a payment on the orders that a person chose, and nothing of it elsewhere. What is left waits on, or is an
    /// advance on the payer's account.
    ///
    /// - Parameter seen: The last decision that the person has seen, ``PaymentAnswer/decision``.
    /// - Throws: ``SvodError`` `conflict` when somebody or 1C has decided otherwise meanwhile; `invalidInput` when the
    ///   shares are more than the payment, name an order twice or one in another currency; `notFound`.
    @discardableResult
    package func split(
        _ payment: PaymentID,
        over shares: [AllocationShare],
        restIsAdvance: Bool = false,
        seen: DecisionID?,
        by staff: StaffID
    ) async throws -> PaymentAnswer {
        try await perform(payment, by: staff) { run, record in
            let last = try AllocationBook.lastDecision(about: payment, in: run.connection)
            guard last?.id == seen else {
                throw SvodError(.conflict, "payment \(payment) was decided otherwise meanwhile")
            }
            try Self.check(shares, record, in: run.connection)
            try run.split(record, over: shares, restIsAdvance: restIsAdvance)
        }
    }

    /// Says that what is left of a payment is an advance on the payer's account: it waits no more.
    ///
    /// - Throws: ``SvodError`` `invalidInput` when nothing is left; `notFound`.
    @discardableResult
    package func advance(_ payment: PaymentID, by staff: StaffID) async throws -> PaymentAnswer {
        try await perform(payment, by: staff) { run, record in
            guard record.rest > 0, !record.isAdvance else {
                throw SvodError(.invalidInput, "nothing of payment \(payment) waits")
            }
            try run.advance(record)
        }
    }

    /// Takes the last decision about a payment back, a person's or the evidence's; what stood before stands again. The
    /// rules leave the payment alone then.
    ///
    /// - Parameter seen: The decision that the person has seen; nil for whichever is the last.
    /// - Throws: ``SvodError`` `conflict` when there is none, when it is not the one that was seen, or when 1C itself put
    ///   the payment where it stands; `notFound`.
    @discardableResult
    package func undo(
        _ payment: PaymentID,
        seen: DecisionID? = nil,
        by staff: StaffID
    ) async throws -> PaymentAnswer {
        try await perform(payment, by: staff) { run, record in
            guard let last = try AllocationBook.lastDecision(about: payment, in: run.connection),
                [.person, .advance, .evidence].contains(last.way), seen == nil || seen == last.id
            else { throw SvodError(.conflict, "nothing about payment \(payment) can be undone") }
            try run.undo(last, of: record)
        }
    }

    /// Tries the evidence on payments that wait, behind `after`; answers how many were allocated and where to go on, nil
    /// at the end.
    ///
    /// - Throws: ``SvodError`` from the store.
    package func matchWaiting(
        after: PaymentID? = nil,
        limit: Int = 50,
        lane: Lane = .bulk
    ) async throws -> (allocated: Int, last: PaymentID?) {
        let now = clock.now()
        return try await engine.write(lane) { [bus] connection in
            let run = LedgerRun(connection: connection, bus: bus, at: now, cause: .command, actor: nil)
            let waiting = try PaymentBook.waiting(after: after, limit: limit, in: connection)
            var allocated = 0
            for payment in waiting where payment.baseKey == nil {
                let then = try run.matched(payment)
                if then != payment { allocated += 1 }
                try run.setWaiting(then)
            }
            try run.finish()
            return (allocated, waiting.count < limit ? nil : waiting.last?.id)
        }
    }

    /// Takes a document again as it came, after what stood against it was put right; answers why it is refused still,
    /// nil when it is taken.
    ///
    /// - Throws: ``SvodError`` `notFound` when the document is kept no more.
    package func again(_ row: InboxID, by staff: StaffID) async throws -> String? {
        let (now, handler) = (clock.now(), OneCDocumentHandler(bus: bus, clock: clock))
        return try await engine.write(.realtime) { connection in
            let document = try ExchangeLog.document(row, in: connection)
            let entry = NewJournalEntry(
                at: now,
                kind: "document.again",
                subject: "document:\(document.key)",
                cause: .inbox(row),
                actor: staff,
                data: "{}"
            )
            try Journal.append(entry, in: connection)
            try handler.handle(document, cause: .inbox(row), connection)
            return try Refusals.reason(of: .inbox(row), in: connection)
        }
    }

    private func perform(
        _ payment: PaymentID,
        by staff: StaffID,
        _ body: @escaping @Sendable (LedgerRun, PaymentRecord) throws -> Void
    ) async throws -> PaymentAnswer {
        let now = clock.now()
        return try await engine.write(.realtime) { [bus] connection in
            let run = LedgerRun(connection: connection, bus: bus, at: now, cause: .command, actor: staff)
            let record = try PaymentBook.record(payment, in: connection)
            try run.touch(record)
            try body(run, record)
            try run.finish()
            return try PaymentAnswer(payment, in: connection)
        }
    }

    private static func check(
        _ shares: [AllocationShare],
        _ payment: PaymentRecord,
        in connection: any Connection
    ) throws {
        let orders = try OrderBook.records(shares.map(\.order), in: connection)
        guard Set(shares.map(\.order)).count == shares.count, orders.count == shares.count else {
            throw SvodError(.invalidInput, "each share names an order of its own")
        }
        guard shares.allSatisfy({ $0.amount > 0 && $0.amount <= payment.available }),
            shares.reduce(Int128(0), { $0 + Int128($1.amount) }) <= Int128(payment.available)
        else { throw SvodError(.invalidInput, "the shares are more than payment \(payment.id)") }
        guard orders.allSatisfy({ $0.amount.currency == payment.amount.currency }) else {
            throw SvodError(.invalidInput, "payment \(payment.id) is in \(payment.amount.currency), an order is not")
        }
    }
}

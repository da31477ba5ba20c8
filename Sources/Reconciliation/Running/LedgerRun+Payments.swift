import Domain
import Records
import Store

extension LedgerRun {
    /// Takes a payment in, whether it came by itself or in an order's list.
    func receivePayment(_ heard: HeardPayment) throws {
        let document = heard.document
        guard document.sum.minor >= 0 else {
            throw SvodError(.invalidInput, "the sum of payment \(document.key) is below zero")
        }
        let known =
            try PaymentBook.find(document.key, in: connection)
            ?? PaymentBook.add(
                NewPayment(
                    key: document.key,
                    exchange: document.exchange,
                    origin: PaymentOrigin(document.source),
                    at: at
                ),
                in: connection
            )
        let list = try (heard.list ?? known.listKey).flatMap {
            try DocumentVersions.known($0, from: Self.way(of: document), in: connection)?.list
        }
        guard let outcome = PaymentRules.hear(heard, known: known, newestList: list) else { return }
        try follow(outcome, from: known)
    }

    /// Puts a payment of which nobody has heard onto the order in whose list it came, in one go; false where it takes more
    /// than that: it is known, rests upon something else, does not count, or a bank's row may tell of the same money.
    func post(_ heard: HeardPayment, on order: OrderRecord, newestList: OneCVersion?) throws -> Bool {
        let document = heard.document
        guard document.sum.minor > 0, document.sum.currency == order.amount.currency,
            try !PaymentBook.isKnown(document.key, in: connection)
        else { return false }
        let origin = PaymentOrigin(document.source)
        let new = NewPayment(key: document.key, exchange: document.exchange, origin: origin, at: at)
        let outcome = PaymentRules.hear(heard, known: PaymentRecord(new), newestList: newestList)
        guard let outcome, outcome.change == .posted, outcome.payment.baseKey == order.key,
            try PaymentBook.likenesses(of: outcome.payment, within: TwinRules.days, in: connection).isEmpty
        else { return false }
        try touch(order)
        let made = try PaymentBook.post(outcome.payment, on: order.id, by: actor, cause: cause, at: at, in: connection)
        posted[made.id] = Posted(order: order.id, payment: made)
        try note(made, .posted)
        return true
    }

    func note(_ payment: PaymentRecord, _ change: PaymentChange) throws {
        if isHistory { return }
        try Journal.append(entry(of: payment, change), in: connection)
    }

    /// What the journal says of a payment's new version.
    func entry(of payment: PaymentRecord, _ change: PaymentChange) -> NewJournalEntry {
        entry(
            "payment.\(change.rawValue)",
            RecordName.of(payment.id),
            ["state": .text(payment.state.rawValue), "source": .text(payment.origin.rawValue)]
        )
    }

    /// Writes what a payment has become, and lets its money follow.
    func follow(_ outcome: PaymentRules.Outcome, from known: PaymentRecord) throws {
        try touch(known)
        var payment = outcome.payment
        try checkCurrency(of: payment)
        if payment.available < known.allocated { try release(known, downTo: payment) }
        payment.isAdvance = payment.isAdvance && payment.state.counts
        try PaymentBook.write(payment, change: outcome.change, cause: cause, at: at, in: connection)
        if let change = outcome.change {
            if known.versions > 0 { rewritten.insert(payment.twin ?? payment.id) }
            try note(payment, change)
        }
        payment = try PaymentBook.record(payment.id, in: connection)
        if payment.twin == nil { payment = try recogniseTwin(of: payment) }
        try place(payment, baseHasChanged: payment.baseKey != known.baseKey)
    }

    private func checkCurrency(of payment: PaymentRecord) throws {
        guard payment.state.counts, let base = payment.baseKey,
            let order = try OrderBook.order(of: base, in: connection)
        else { return }
        let expected = try OrderBook.record(order, in: connection).amount.currency
        guard payment.amount.currency == expected else {
            throw SvodError(
                .invalidInput,
                "payment \(payment.key) is in \(payment.amount.currency), its order in \(expected)"
            )
        }
    }

    /// Takes off what a payment is not worth any more, while its row still says what it was worth.
    private func release(_ known: PaymentRecord, downTo payment: PaymentRecord) throws {
        let standing = try AllocationBook.standing(of: known.id, in: connection)
        guard let steps = AllocationRules.trim(payment, standing) else { return }
        try carryOut(steps, about: known)
    }

    /// Puts a payment where 1C says, or where it stood before, or where the evidence points; says whether it waits.
    func place(_ payment: PaymentRecord, baseHasChanged: Bool) throws {
        let order = try payment.baseKey.flatMap { try OrderBook.order(of: $0, in: connection) }
        let standing = try AllocationBook.standing(of: payment.id, in: connection)
        let isSplit = try !baseHasChanged && !standing.isEmpty && wasSplit(payment)
        if let steps = AllocationRules.follow(payment, order: order, standing: standing, isSplit: isSplit) {
            try carryOut(steps, about: payment)
        } else if standing.isEmpty, order == nil, payment.available > 0 {
            try restore(payment)
        }
        try setWaiting(try matched(try PaymentBook.record(payment.id, in: connection)))
    }

    /// Whether a person put the payment where it stands.
    private func wasSplit(_ payment: PaymentRecord) throws -> Bool {
        try AllocationBook.lastPlacing(of: payment.id, in: connection)?.way == .person
    }

    /// Puts back what stood before the payment was reversed.
    private func restore(_ payment: PaymentRecord) throws {
        guard let last = try AllocationBook.lastDecision(about: payment.id, in: connection), last.way == .correction
        else { return }
        let released = try AllocationBook.history(of: payment.id, in: connection).filter { $0.releasedBy == last.id }
        try AllocationBook.markUndone(last.id, by: actor, at: at, in: connection)
        try putBack(AllocationRules.restore(released, rest: payment.rest), of: payment.id)
    }

    /// Puts back what stood before under the decisions that made it.
    func putBack(_ restored: [AllocationRules.Restored], of payment: PaymentID) throws {
        for piece in restored {
            try AllocationBook.place(piece.share, of: payment, by: piece.madeBy, in: connection)
            try touch(try OrderBook.record(piece.share.order, in: connection))
        }
    }

    /// Notes whether a payment waits for the accountant.
    func setWaiting(_ payment: PaymentRecord) throws {
        let isWaiting = payment.direction == .incoming && payment.rest > 0 && !payment.isAdvance
        if isWaiting {
            let tails = Set(PurposeReader.references(of: payment).map(\.number.tail))
            try PaymentBook.setReferences(tails, of: payment.id, in: connection)
        } else if payment.isWaiting {
            try PaymentBook.setReferences([], of: payment.id, in: connection)
        }
        guard payment.isWaiting != isWaiting else { return }
        var payment = payment
        payment.isWaiting = isWaiting
        try PaymentBook.write(payment, change: nil, cause: cause, at: at, in: connection)
    }

    /// Takes off and puts on what a decision says, and writes the decision down.
    @discardableResult
    func carryOut(
        _ steps: AllocationRules.Steps,
        about payment: PaymentRecord,
        explanation: String? = nil
    ) throws -> DecisionID {
        let decision = try AllocationBook.decide(
            steps.way,
            about: payment,
            by: actor,
            explanation: explanation,
            at: at,
            in: connection
        )
        for allocation in steps.release { try AllocationBook.release(allocation, by: decision, in: connection) }
        for share in steps.place { try AllocationBook.place(share, of: payment.id, by: decision, in: connection) }
        let concerned = steps.release.map(\.order) + steps.place.map(\.order)
        for order in try OrderBook.records(Array(Set(concerned)), in: connection) { try touch(order) }
        return decision
    }

    /// Recognises a payment of 1C and a bank's row as one: what 1C says counts, the bank's row is a cross-check.
    private func recogniseTwin(of payment: PaymentRecord) throws -> PaymentRecord {
        guard payment.origin == .bank || payment.origin.isOneC else { return payment }
        let others = try PaymentBook.likenesses(of: payment, within: TwinRules.days, in: connection)
        guard let twin = TwinRules.twin(of: payment, among: others) else { return payment }
        let (bank, posted) = payment.origin == .bank ? (payment, twin) : (twin, payment)
        try unite(bank, with: posted)
        return try PaymentBook.record(payment.id, in: connection)
    }

    private func unite(_ bank: PaymentRecord, with posted: PaymentRecord) throws {
        try touch(bank)
        try touch(posted)
        let standing = try AllocationBook.standing(of: bank.id, in: connection)
        if !standing.isEmpty { try carryOut(AllocationRules.Steps(way: .twin, release: standing), about: bank) }
        var row = try PaymentBook.record(bank.id, in: connection)
        row.twin = posted.id
        row.isWaiting = false
        try PaymentBook.write(row, change: nil, cause: cause, at: at, in: connection)
        try PaymentBook.setReferences([], of: bank.id, in: connection)
        let shares = AllocationRules.restore(standing, rest: posted.rest).map(\.share)
        if posted.baseKey == nil, posted.allocated == 0, !shares.isEmpty {
            try carryOut(AllocationRules.Steps(way: .twin, place: shares), about: posted)
        }
        let before = moneyBefore.removeValue(forKey: bank.id) ?? [:]
        moneyBefore[posted.id, default: [:]].merge(before, uniquingKeysWith: +)
        try note("payment.recognised", RecordName.of(bank.id), about: RecordName.of(posted.id), [:])
    }
}

import Domain
import Records
import Store

/// Payments that name no document of 1C: those of a bank's statement, those that were posted without a base.
extension OneCDocumentHandler {
    /// Payments that are looked at and written together.
    private static let pageOfPayments = 32

    /// Takes in as many of the first documents as are such payments and as nothing is known of; answers how many. None when
    /// the first is to be taken in by itself.
    func takePayments(firstOf arrivals: ArraySlice<OneCArrival>, _ connection: any Connection) throws -> Int {
        var page = PaymentRules.unbased(arrivals.prefix(Self.pageOfPayments), at: clock.now())
        guard page.count > 1 else { return 0 }
        let known = try NewPayments.known(page.map(\.payment), within: TwinRules.days, in: connection)
        page = Array(page.prefix { !known.contains($0.payment.key) })
        guard page.count > 1 else { return 0 }
        let subjects = page.map { MatchSubject(of: $0.payment) }
        guard let candidates = try CandidatePage(subjects, in: connection) else { return 0 }
        var plan = PaymentPlan(candidates)
        for (placed, subject) in zip(page, subjects) where !plan.isEnded { try plan.take(placed, subject) }
        let matched = try plan.settled(but: NewPayments.settled(plan.meant, in: connection))
        guard matched.count > 1 else { return 0 }
        let taken = arrivals.prefix(matched.count)
        try together(taken, connection) { try write(matched, connection) }
        return matched.count
    }

    private func write(_ page: [PaymentPlan.Item], _ connection: any Connection) throws {
        let now = clock.now()
        let written = try NewPayments.write(page.map(\.placed), at: now, in: connection)
        var entries: [NewJournalEntry] = []
        for (item, placed) in zip(page, written) {
            let run = run(cause: placed.cause, at: now, connection)
            if !isHistory {
                entries.append(run.entry(of: placed.payment, .posted))
                if let decision = placed.decision {
                    entries += run.entries(of: item.verdict, decision, placed.payment.id)
                }
            }
            if item.orders.contains(where: { $0.card != nil }) {
                // What follows stands behind what it follows from.
                try Journal.append(entries, in: connection)
                entries = []
            }
            try run.finish(placed, on: item.orders)
        }
        try Journal.append(entries, in: connection)
        try Refusals.settle(page.map(\.placed.payment.key), at: now, in: connection)
    }
}

extension PaymentRules {
    /// The payments at the beginning of `arrivals` that rest upon nothing and may be looked at together: new, of one kind of
    /// source, each of another name, and with a client who need not be guessed from his account.
    fileprivate static func unbased(_ arrivals: ArraySlice<OneCArrival>, at moment: Timestamp) -> [PlacedPayment] {
        var (page, keys): ([PlacedPayment], Set<OneCDocumentKey>) = ([], [])
        for arrival in arrivals {
            let document = arrival.document
            guard document.kind == .payment, document.base == nil, document.direction == .incoming,
                document.sum.minor > 0
            else { break }
            let new = NewPayment(
                key: document.key,
                exchange: document.exchange,
                origin: PaymentOrigin(document.source),
                at: moment
            )
            let outcome = hear(HeardPayment(document), known: PaymentRecord(new), newestList: nil)
            guard let outcome, outcome.change == .posted, outcome.payment.baseKey == nil,
                outcome.payment.account == nil || outcome.payment.inn != nil,
                page.first.map({ ($0.payment.origin == .bank) == (outcome.payment.origin == .bank) }) ?? true,
                keys.insert(document.key).inserted
            else { break }
            page.append(PlacedPayment(outcome.payment, cause: arrival.cause))
        }
        return page
    }
}

extension LedgerRun {
    /// Lets what follows from a payment that was written just now follow, on `orders` as they were before.
    func finish(_ placed: PlacedPayment, on orders: [OrderRecord]) throws {
        for order in orders { try touch(order.card) }
        var news: [OrderID: [DomainNews]] = [:]
        for before in orders {
            let amount = placed.shares.first { $0.order == before.id }?.amount ?? 0
            var order = before
            order.paid += amount
            try OrderBook.settle(order, at: at, in: connection)
            if order.card != nil {
                news[order.id] = [moneyEvent("payment.posted", placed.payment, was: 0, now: amount)]
            }
        }
        if !news.isEmpty { try tell(news) }
    }
}

import Domain
import Records
import Store

extension LedgerRun {
    /// Adds everything up that was touched, writes it, and tells the deals.
    func finish() throws {
        for order in orders.sorted() { try settle(order) }
        // Money of a settlement was moved just now, on orders that were touched already.
        var news = try moneyNews()
        for piece in goods { news[piece.order, default: []].append(goodsEvent(piece)) }
        try tell(news)
    }

    /// Adds up what is paid and shipped for an order.
    private func settle(_ id: OrderID) throws {
        var order = try OrderBook.record(id, in: connection)
        if order.settlement != nil || !isNew.contains(id) { try settleRest(of: order) }
        let before = order
        order.paid = try OrderBook.paid(for: id, in: connection)
        order.shipped = try OrderBook.shipped(of: id, in: connection)
        if order != before || told.contains(id) { try OrderBook.settle(order, at: at, in: connection) }
    }

    /// An exchange that tells no payments says that nothing is left to pay: a payment over the rest stands for that word,
    /// and goes when the word is taken back.
    private func settleRest(of order: OrderRecord) throws {
        let key = order.key.settled
        let known = try PaymentBook.find(key, in: connection)
        guard order.settlement != nil || known != nil else { return }
        let standing = try known.map { try AllocationBook.standing(of: $0.id, in: connection) } ?? []
        let others = try OrderBook.paid(for: order.id, in: connection) - standing.reduce(0) { $0 + $1.amount }
        let rest = order.settlement == nil || !order.isAlive ? 0 : max(0, order.amount.minor - others)
        guard known != nil || rest > 0 else { return }
        let row =
            try known
            ?? PaymentBook.add(
                NewPayment(key: key, exchange: order.exchange, origin: .settlement, at: at),
                in: connection
            )
        var next = row
        next.state = rest > 0 ? .posted : .reversed
        next.amount = Money(minor: rest > 0 ? rest : row.amount.minor, currency: order.amount.currency)
        next.number = order.settlement?.number ?? row.number
        next.date = order.settlement?.date ?? row.date
        next.payer = order.client
        next.inn = order.inn
        next.baseKey = order.key
        guard next != row else { return }
        let change: PaymentChange =
            row.versions == 0
            ? .posted : row.state == next.state ? .corrected : next.state.counts ? .reposted : .reversed
        try follow(PaymentRules.Outcome(payment: next, change: change), from: row)
    }

    /// What has become of the money on each order, as events of its deal.
    func moneyNews() throws -> [OrderID: [DomainNews]] {
        var news: [OrderID: [DomainNews]] = [:]
        for payment in Set(moneyBefore.keys).union(posted.keys).sorted() {
            if let fresh = posted[payment] {
                let event = moneyEvent("payment.posted", fresh.payment, was: 0, now: fresh.payment.allocated)
                news[fresh.order, default: []].append(event)
                continue
            }
            let before = moneyBefore[payment] ?? [:]
            let after = try money(of: payment)
            let record = try PaymentBook.record(payment, in: connection)
            for order in Set(before.keys).union(after.keys).sorted() {
                let (was, now) = (before[order] ?? 0, after[order] ?? 0)
                let event: String? =
                    switch (was > 0, now > 0) {
                    case (false, true): "payment.posted"
                    case (true, false): "payment.reversed"
                    case (true, true): was != now || rewritten.contains(payment) ? "payment.corrected" : nil
                    case (false, false): nil
                    }
                guard let event else { continue }
                news[order, default: []].append(moneyEvent(event, record, was: was, now: now))
            }
        }
        return news
    }

    func moneyEvent(_ name: String, _ payment: PaymentRecord, was: Int64, now: Int64) -> DomainNews {
        let sign: Int64 = payment.direction == .incoming ? 1 : -1
        var data: [String: FieldValue] = [
            "sum": .money(
                Money(minor: sign * (name == "payment.reversed" ? was : now), currency: payment.amount.currency)
            ),
            "payment": .int(payment.id.rawValue),
        ]
        if was > 0, now > 0 { data["sum_before"] = .money(Money(minor: sign * was, currency: payment.amount.currency)) }
        data["payment_number"] = payment.number.map { .text($0) }
        data["payment_date"] = payment.date.map { .date($0) }
        return DomainNews(name: name, data: data)
    }

    private func goodsEvent(_ piece: GoodsNews) -> DomainNews {
        var data: [String: FieldValue] = ["sum": .money(piece.shipment.amount)]
        data["shipment_number"] = piece.shipment.number.map { .text($0) }
        data["shipment_date"] = piece.shipment.date.map { .date($0) }
        return DomainNews(name: piece.event, data: data)
    }
}

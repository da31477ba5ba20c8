import Domain
package import Records
package import Store

/// Finds the orders that a payment may mean, through indexes: by the running numbers that its purpose names, by the
/// payer, by exactly its sum.
package struct CandidateFinder {
    /// The most orders that one kind of evidence brings.
    static let most = 100
    private let connection: any Connection

    /// Creates a finder.
    package init(_ connection: any Connection) { self.connection = connection }

    /// What is known of a payment, and the orders that come into question.
    ///
    /// - Throws: ``SvodError`` from the store.
    package func look(at payment: PaymentRecord) throws -> (subject: MatchSubject, candidates: [MatchCandidate]) {
        var subject = MatchSubject(of: payment)
        if let account = payment.account, payment.inn == nil {
            subject.accountPayers = try OrderBook.payers(from: account, in: connection)
        }
        return (subject, try candidates(for: subject))
    }

    /// The orders that come into question.
    private func candidates(for subject: MatchSubject) throws -> [MatchCandidate] {
        let tails = Set(subject.references.map(\.number.tail))
        let named = try OrderNumbers.entries(tails: tails, limit: Self.most, in: connection)
        var orders: [OrderID: OrderRecord] = [:]
        func add(_ found: [OrderRecord]) { for order in found { orders[order.id] = order } }
        add(try OrderBook.records(Array(Set(named.map(\.order))), in: connection))
        for inn in subject.accountPayers.union(subject.inn.map { [$0] } ?? []).sorted() {
            add(
                subject.direction == .incoming
                    ? try OrderBook.open(inn: inn, limit: Self.most, in: connection)
                    : try OrderBook.paid(inn: inn, limit: Self.most, in: connection)
            )
        }
        if subject.direction == .incoming {
            add(try OrderBook.open(balance: subject.amount, limit: Self.most / 10, in: connection))
        }
        let numbers = Dictionary(grouping: named, by: \.order)
        return orders.values.sorted { $0.id < $1.id }.map { order in
            MatchCandidate(order: order, numbers: numbers[order.id] ?? [])
        }
    }
}

import Domain
import Records
package import Store

/// The orders that each of many payments may mean: what ``CandidateFinder`` finds for one after the other, in a handful of
/// queries for all of them.
package struct CandidatePage {
    /// The most rows that one query brings; where more come into question, one payment after the other is looked at.
    private static let most = 4000

    private let entries: [String: [OrderNumbers.Entry]]
    private let named: [OrderID: OrderRecord]
    private let openOfClient: [String: [OrderRecord]]
    private let openOfSum: [Money: [OrderRecord]]

    /// Looks for the orders of incoming payments; nil when too many come into question.
    ///
    /// - Throws: ``SvodError`` from the store.
    package init?(_ subjects: [MatchSubject], in connection: any Connection) throws {
        let tails = Set(subjects.flatMap(\.references).map(\.number.tail))
        let entries = try OrderNumbers.entries(tails: tails, limit: Self.most, in: connection)
        let inns = Set(subjects.compactMap(\.inn)).sorted()
        let open = try OrderBook.open(inns: inns, limit: Self.most, in: connection)
        let sums = Set(subjects.map(\.amount.minor).filter { $0 > 0 }).sorted()
        let equal = try OrderBook.open(balances: sums, limit: Self.most, in: connection)
        guard max(entries.count, open.count, equal.count) < Self.most else { return nil }
        self.entries = Dictionary(grouping: entries) { DocumentNumber($0.number)?.tail ?? "" }
        openOfClient = Dictionary(grouping: open) { $0.inn ?? "" }
        openOfSum = Dictionary(grouping: equal) { Money(minor: $0.balance, currency: $0.amount.currency) }
        let records = try OrderBook.records(Array(Set(entries.map(\.order))), in: connection)
        named = Dictionary(uniqueKeysWithValues: records.map { ($0.id, $0) })
    }

    /// The orders that come into question for one of the payments.
    package func candidates(for subject: MatchSubject) -> [MatchCandidate] {
        let tails = Set(subject.references.map(\.number.tail))
        var named = tails.flatMap { entries[$0] ?? [] }
        if tails.count > 1 { named.sort(by: Self.isNewer) }
        named = Array(named.prefix(CandidateFinder.most))
        var orders: [OrderID: OrderRecord] = [:]
        for entry in named { orders[entry.order] = self.named[entry.order] }
        let open = subject.inn.flatMap { openOfClient[$0] } ?? []
        for order in open.prefix(CandidateFinder.most) { orders[order.id] = order }
        let equal = openOfSum[subject.amount] ?? []
        for order in equal.prefix(CandidateFinder.most / 10) { orders[order.id] = order }
        let numbers = Dictionary(grouping: named, by: \.order)
        return orders.values.sorted { $0.id < $1.id }.map { order in
            MatchCandidate(order: order, numbers: numbers[order.id] ?? [])
        }
    }

    /// The order in which the store answers.
    private static func isNewer(_ left: OrderNumbers.Entry, _ right: OrderNumbers.Entry) -> Bool {
        (left.date?.dayNumber ?? .min, left.order) > (right.date?.dayNumber ?? .min, right.order)
    }
}

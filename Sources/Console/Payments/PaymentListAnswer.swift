import Domain
import Reconciliation
import Records
import Store

/// A page of a shelf of payments.
struct PaymentListAnswer: Encodable {
    /// How many payments stand on the shelf, and what is left of them, by currency.
    struct Total: Encodable {
        let count: Int
        let rest: [String: Int64]
    }

    /// The journal's newest entry at the reading.
    let event: EventID
    let now: Timestamp
    let shelf: String
    /// Whether the reader may allocate.
    let mayReconcile: Bool
    let rows: [PaymentFace]
    let orders: [OrderFace]
    let total: Total?
    /// Where the next page begins.
    let more: PaymentID?

    /// Payments on a page.
    static let pageLength = 50

    init(_ query: PaymentQuery, mayReconcile: Bool, at now: Timestamp, in connection: any Connection) throws {
        let found = try PaymentList.page(
            query.shelf,
            sum: query.sum,
            after: query.after,
            limit: Self.pageLength + 1,
            in: connection
        )
        let isGuessing = query.shelf == .waiting || query.shelf == .returns
        let rows = try found.prefix(Self.pageLength).map {
            try PaymentFace($0, guessing: isGuessing, in: connection)
        }
        event = try Journal.last(in: connection)
        self.now = now
        shelf = query.shelf.rawValue
        self.mayReconcile = mayReconcile
        self.rows = rows
        orders = try OrderFace.all(rows.reduce(into: []) { $0.formUnion($1.orders) }, in: connection)
        total =
            query.shelf == .all
            ? nil
            : Total(try PaymentList.total(query.shelf, in: connection))
        more = found.count > rows.count ? rows.last?.id : nil
    }
}

extension PaymentListAnswer.Total {
    init(_ total: PaymentList.Total) { self.init(count: total.count, rest: total.rest) }
}

import Domain
import Records
import Store

/// An order as the accountant's page shows it. Sums are in the smallest unit of `currency`.
struct OrderFace: Encodable {
    let id: OrderID
    let number: String?
    let siteNumber: String?
    let date: String?
    let client: String?
    let inn: String?
    let amount: Int64
    let paid: Int64
    let balance: Int64
    let currency: String
    let isAlive: Bool
    /// Its deal, where there is one.
    let card: CardID?

    init(_ order: OrderRecord) {
        id = order.id
        number = order.number
        siteNumber = order.siteNumber
        date = order.date.map { "\($0)" }
        client = order.client
        inn = order.inn
        amount = order.amount.minor
        paid = order.paid
        balance = order.balance
        currency = order.amount.currency
        isAlive = order.isAlive
        card = order.card
    }

    /// The faces of these orders, in order of their numbers.
    static func all(_ ids: Set<OrderID>, in connection: any Connection) throws -> [OrderFace] {
        try OrderBook.records(ids.sorted(), in: connection).map(OrderFace.init)
    }
}

package import Domain
import Store

/// A row of the `client_order` table: an order as 1C tells it, and what has come in for it.
package struct OrderRecord: Hashable, Sendable {
    /// Its number in the ledger.
    package internal(set) var id: OrderID
    /// 1C's name of it.
    package let key: OneCDocumentKey
    /// The exchange that told it last.
    package var exchange: String
    /// The way it came last.
    package var source: OneCSource
    /// Its deal.
    package var card: CardID?
    /// Its client.
    package var company: CompanyID?
    /// The number under which the site knows it, svod's own where svod made it.
    package var siteNumber: String?
    /// 1C's number.
    package var number: String?
    /// 1C's date.
    package var date: CivilDate?
    /// Whether it counts.
    package var standing: OneCStanding
    /// What is to be paid.
    package var amount: Money
    /// The day by which to pay.
    package var dueDate: CivilDate?
    /// The client's INN.
    package var inn: String?
    /// The client's name as 1C has it.
    package var client: String?
    /// The name of 1C's responsible.
    package var manager: String?
    /// What an exchange without payments said when nothing was left to pay.
    package var settlement: OneCSettlement?
    /// What is paid: allocations of incoming payments less those of returns of money.
    package var paid: Int64 = 0
    /// What is shipped, goods that came back taken off.
    package var shipped: Int64 = 0

    /// Creates an order of which only the name and the way are known; one that is in no store yet has no number.
    package init(id: OrderID = OrderID(0), key: OneCDocumentKey, exchange: String, source: OneCSource, currency: String)
    {
        self.id = id
        self.key = key
        self.exchange = exchange
        self.source = source
        standing = .unposted
        amount = Money(minor: 0, currency: currency)
    }

    /// Whether it is neither called off nor deleted. An order that is merely unposted is one already.
    package var isAlive: Bool { standing == .posted || standing == .unposted }
    /// What is still to be paid.
    package var balance: Int64 { isAlive ? max(0, amount.minor - paid) : 0 }
}

extension OrderRecord {
    static let columns: SQL = """
        client_order.id, client_order.doc_key, client_order.exchange, client_order.source, client_order.card_id,
        client_order.company_id, client_order.site_number, client_order.number, client_order.dated,
        client_order.standing, client_order.amount, client_order.currency, client_order.due_on, client_order.inn,
        client_order.client, client_order.manager, client_order.settled_number, client_order.settled_on,
        client_order.paid, client_order.shipped
        """

    init(row: Row) throws {
        id = try row.get("id")
        key = try row.get("doc_key")
        exchange = try row.get("exchange")
        source = try row.get("source")
        card = try row.get("card_id")
        company = try row.get("company_id")
        siteNumber = try row.get("site_number")
        number = try row.get("number")
        date = try row.date("dated")
        standing = try row.get("standing")
        amount = Money(minor: try row.get("amount"), currency: try row.get("currency"))
        dueDate = try row.date("due_on")
        inn = try row.get("inn")
        client = try row.get("client")
        manager = try row.get("manager")
        paid = try row.get("paid")
        shipped = try row.get("shipped")
        let settled: String? = try row.get("settled_number")
        settlement = try settled.map { number in
            OneCSettlement(number: number.isEmpty ? nil : number, date: try row.date("settled_on"))
        }
    }
}

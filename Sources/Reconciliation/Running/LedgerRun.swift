import Domain
import Records
import Store

/// One step of the ledger in one transaction: what it touched is compared with what was before, and told at the end.
final class LedgerRun {
    let connection: any Connection
    let bus: EventBus
    let at: Timestamp
    let cause: Cause
    let actor: StaffID?

    /// Whether it is about past years: nothing is journaled, and a deal hears once.
    var isHistory = false
    /// What stood on which order of each payment that was touched, before.
    var moneyBefore: [PaymentID: [OrderID: Int64]] = [:]
    /// Payments that this step has brought and put on their order at once.
    var posted: [PaymentID: Posted] = [:]
    /// The orders that this step has brought.
    var isNew: Set<OrderID> = []
    /// The payments whose document reads otherwise than before.
    var rewritten: Set<PaymentID> = []
    /// What each deal amounted to before.
    var figuresBefore: [CardID: DealFigures] = [:]
    /// The orders whose sums are to be added up anew.
    var orders: Set<OrderID> = []
    /// The orders whose own document has changed.
    var told: Set<OrderID> = []
    /// The deals that were made just now: they have heard everything.
    var isFresh: Set<CardID> = []
    /// What is to be told of goods.
    var goods: [GoodsNews] = []

    /// A payment that stands whole on the order in whose list it came.
    struct Posted {
        let order: OrderID
        let payment: PaymentRecord
    }

    /// A shipment or return, as its deal hears of it.
    struct GoodsNews {
        let order: OrderID
        let event: String
        let shipment: ShipmentRecord
    }

    init(connection: any Connection, bus: EventBus, at moment: Timestamp, cause: Cause, actor: StaffID?) {
        self.connection = connection
        self.bus = bus
        self.at = moment
        self.cause = cause
        self.actor = actor
    }

    /// Takes a document in.
    ///
    /// Throws ``SvodError`` `invalidInput` when it cannot be: nothing of it may stand then.
    func receive(_ document: OneCDocument) throws {
        switch document.kind {
        case .order: try receiveOrder(document)
        case .payment: try receivePayment(HeardPayment(document))
        case .invoice: try receiveInvoice(document)
        case .shipment, .goodsReturn: try receiveGoods(document)
        case .counterparty: if try isNews(document) { _ = try company(of: document) }
        }
    }

    /// Whether a document is no older than what its exchange told of it before; remembers its version.
    func isNews(_ document: OneCDocument) throws -> Bool {
        let way = Self.way(of: document)
        let known = try DocumentVersions.known(document.key, from: way, in: connection)
        if let known, document.version < known.document { return false }
        let list = document.payments == nil ? known?.list : document.version
        let next = DocumentVersions.Known(document: document.version, list: list)
        if next != known {
            try DocumentVersions.set(next, of: document.key, from: way, in: connection)
        }
        return true
    }

    /// The way by which a document came. JSON counts its versions by itself: each way in is compared with itself.
    static func way(of document: OneCDocument) -> String {
        document.source == .json ? "\(document.exchange)/json" : document.exchange
    }

    /// Notes what a deal amounts to before something of it changes.
    func touch(_ order: OrderRecord) throws {
        orders.insert(order.id)
        try touch(order.card)
    }

    /// The same, of the deal itself.
    func touch(_ card: CardID?) throws {
        guard let card, figuresBefore[card] == nil else { return }
        figuresBefore[card] = DealFigures(try OrderBook.orders(of: card, in: connection))
    }

    /// Notes where the money of a payment stands before something of it changes.
    func touch(_ payment: PaymentRecord) throws {
        let root = payment.twin ?? payment.id
        guard moneyBefore[root] == nil else { return }
        guard posted.removeValue(forKey: root) == nil else {
            moneyBefore[root] = [:]
            return
        }
        moneyBefore[root] = try money(of: root)
        for order in try OrderBook.records(Array(moneyBefore[root, default: [:]].keys), in: connection) {
            try touch(order)
        }
    }

    /// What of a payment, and of the bank's row about the same money, stands on which order.
    func money(of root: PaymentID) throws -> [OrderID: Int64] {
        let twins = try PaymentBook.twins(of: root, in: connection).map(\.id)
        var sums: [OrderID: Int64] = [:]
        for payment in [root] + twins {
            for allocation in try AllocationBook.standing(of: payment, in: connection) {
                sums[allocation.order, default: 0] += allocation.amount
            }
        }
        return sums
    }

    /// Writes an entry of the journal.
    func note(_ kind: String, _ subject: String, about: String? = nil, rule: String? = nil, _ data: EventData) throws {
        if isHistory { return }
        try Journal.append(entry(kind, subject, about: about, rule: rule, data), in: connection)
    }

    /// An entry of the journal.
    func entry(
        _ kind: String,
        _ subject: String,
        about: String? = nil,
        rule: String? = nil,
        _ data: EventData
    ) -> NewJournalEntry {
        NewJournalEntry(
            at: at,
            kind: kind,
            subject: subject,
            about: about,
            cause: cause,
            rule: rule,
            actor: actor,
            data: data.json
        )
    }
}

import Domain
import Records
import Store

/// What a document of 1C makes of an order.
enum OrderRules {
    /// Lines and payments of the largest order that is written together with others.
    private static let largest = 500

    /// The order as the document tells it: what came in for it and whose it is stay as they are.
    static func filled(_ known: OrderRecord, from document: OneCDocument) -> OrderRecord {
        var order = known
        order.exchange = document.exchange
        order.source = document.source
        order.siteNumber = document.siteNumber
        order.number = document.number
        order.date = document.date
        order.standing = document.standing
        order.amount = document.sum
        order.dueDate = document.dueDate
        order.inn = document.party?.inn
        order.client = document.party?.name ?? document.party?.fullName
        order.manager = document.manager
        order.settlement = document.settlement
        return order
    }

    /// What stands in the ledger if nothing is known of the order or of its payments: all that its document says. Nil
    /// where that takes a look at what is known, or the document is to be refused.
    static func new(_ document: OneCDocument, cause: Cause, at moment: Timestamp) -> NewOrder? {
        guard document.kind == .order, document.sum.minor >= 0, document.lines.count <= largest,
            document.payments?.count ?? 0 <= largest,
            document.siteNumber.flatMap({ OneCSiteNumber.deal($0) }) == nil
        else { return nil }
        let blank = OrderRecord(
            key: document.key,
            exchange: document.exchange,
            source: document.source,
            currency: document.sum.currency
        )
        let heard = (document.payments ?? []).map { listed($0, in: document) }
        let payments = heard.compactMap { posted($0, in: document, at: moment) }
        guard payments.count == heard.count, Set(payments.map(\.key)).count == payments.count else { return nil }
        return NewOrder(
            order: filled(blank, from: document),
            lines: document.lines,
            payments: payments,
            version: DocumentVersions.Known(
                document: document.version,
                list: document.payments == nil ? nil : document.version
            ),
            way: LedgerRun.way(of: document),
            cause: cause
        )
    }

    /// A payment as the list of its order tells it: it is as new as the list.
    static func listed(_ payment: OneCDocument, in order: OneCDocument) -> HeardPayment {
        var payment = payment
        payment.version = order.version
        payment.exchange = order.exchange
        return HeardPayment(payment, in: order.key)
    }

    /// The payment if nobody has heard of it and it stands whole on the order in whose list it came.
    private static func posted(_ heard: HeardPayment, in order: OneCDocument, at moment: Timestamp) -> PaymentRecord? {
        let document = heard.document
        guard document.sum.minor > 0, document.sum.currency == order.sum.currency, document.direction == .incoming
        else {
            return nil
        }
        let new = NewPayment(
            key: document.key,
            exchange: document.exchange,
            origin: PaymentOrigin(document.source),
            at: moment
        )
        let outcome = PaymentRules.hear(heard, known: PaymentRecord(new), newestList: order.version)
        guard let outcome, outcome.change == .posted, outcome.payment.baseKey == order.key else { return nil }
        return outcome.payment
    }
}

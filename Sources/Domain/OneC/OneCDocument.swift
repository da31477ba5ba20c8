/// A document of 1C, or a counterparty, as all ways in tell it to the ledger: values only, already read and checked.
///
/// It travels as the JSON payload of an inbox row of kind ``inboxKind``. What does not belong to a kind is nil or empty.
package struct OneCDocument: Hashable, Sendable, Codable {
    /// The kind of inbox rows that carry one.
    package static let inboxKind = "onec.document"

    /// The kind of inbox rows that carry one of past years, from which nothing follows.
    package static let historyKind = "onec.history"

    /// What it is.
    package var kind: OneCDocumentKind
    /// 1C's identifier of the document (`Ид`, a GUID); for a bank's payment the key under which it is known again.
    package var id: String
    /// The name of the exchange that brought it, as the configuration calls it.
    package var exchange: String
    /// The way it came.
    package var source: OneCSource
    /// How new it is.
    package var version: OneCVersion
    /// Whether it counts.
    package var standing: OneCStanding
    /// svod's own number of the order, where svod made it: the site's `Номер`.
    package var siteNumber: String?
    /// 1C's number.
    package var number: String?
    /// 1C's date.
    package var date: CivilDate?
    /// The sum, rounded half up to the smallest unit once a document; zero of a counterparty. Of a payment it is never
    /// negative: see ``direction``.
    package var sum: Money
    /// The day by which to pay, of an order or invoice: the invoice's term, or the end of a deferral.
    package var dueDate: CivilDate?
    /// The documents it rests upon (`Основание`): a payment's order or invoice, an invoice's order.
    package var base: String?
    /// What the payer wrote.
    package var purpose: String?
    /// What people of 1C wrote.
    package var comment: String?
    /// The client; of a payment, the other side.
    package var party: OneCParty?
    /// By what means, of a payment.
    package var paymentKind: OneCPaymentKind?
    /// Which way, of a payment.
    package var direction: OneCDirection
    /// Goods and services.
    package var lines: [OneCLine]
    /// **Every** payment of the order that this exchange knows, of an order only. Empty: there is none any more. Nil: the
    /// exchange says nothing of payments, and silence means nothing.
    package var payments: [OneCDocument]?
    /// Further documents that came inside the order's (shipments, returns, invoices). No complete list: what is missing
    /// stays as it was.
    package var related: [OneCDocument]
    /// That nothing is left to pay, where the exchange tells no payments.
    package var settlement: OneCSettlement?
    /// The name of 1C's responsible, for the choice of ours.
    package var manager: String?

    /// Creates a posted document without anything that not every document has.
    package init(
        kind: OneCDocumentKind,
        id: String,
        exchange: String,
        source: OneCSource,
        version: OneCVersion,
        sum: Money = Money(minor: 0),
        standing: OneCStanding = .posted,
        direction: OneCDirection = .incoming
    ) {
        self.kind = kind
        self.id = id
        self.exchange = exchange
        self.source = source
        self.version = version
        self.sum = sum
        self.standing = standing
        self.direction = direction
        lines = []
        related = []
    }

    /// Under what the ledger knows it.
    package var key: OneCDocumentKey { OneCDocumentKey(id, exchange: exchange) }

    /// Under what the ledger knows the document that it rests upon.
    package var baseKey: OneCDocumentKey? { base.map { OneCDocumentKey($0, exchange: exchange) } }
}

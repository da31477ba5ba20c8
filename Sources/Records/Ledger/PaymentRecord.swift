package import Domain
import Store

/// A row of the `payment` table: a payment as its newest version says, and how far it is allocated.
package struct PaymentRecord: Hashable, Sendable {
    /// Its number in the ledger.
    package internal(set) var id: PaymentID
    /// 1C's name of it.
    package let key: OneCDocumentKey
    /// The exchange that told it last.
    package var exchange: String
    /// What stands behind it.
    package var origin: PaymentOrigin
    /// Whether it counts.
    package var state: PaymentState
    /// The newest version that is known.
    package var version: OneCVersion
    /// Which way the money moved.
    package var direction: OneCDirection
    /// By what means.
    package var kind: OneCPaymentKind?
    /// The number of the document.
    package var number: String?
    /// Its day.
    package var date: CivilDate?
    /// The sum, never negative.
    package var amount: Money
    /// What the payer wrote.
    package var purpose: String?
    /// The other side's name.
    package var payer: String?
    /// The other side's INN.
    package var inn: String?
    /// The other side's account.
    package var account: String?
    /// The order or invoice that it rests upon.
    package var baseKey: OneCDocumentKey?
    /// The order in whose list it stood last.
    package var listKey: OneCDocumentKey?
    /// The payment of 1C that tells of the same money: then this one is a cross-check and counts nothing itself.
    package var twin: PaymentID?
    /// How much of it stands on orders: the sum of its allocations, kept in the same transaction.
    package internal(set) var allocated: Int64
    /// Whether somebody said that its rest is an advance.
    package var isAdvance: Bool
    /// Whether a person undid what the rules did: they leave it alone then.
    package var isHandsOff: Bool
    /// Whether it waits for the accountant.
    package var isWaiting: Bool
    /// How many versions are kept.
    package internal(set) var versions: Int64

    /// How much may be allocated at all.
    package var available: Int64 { state.counts && twin == nil ? amount.minor : 0 }
    /// How much may be allocated still.
    package var rest: Int64 { max(0, available - allocated) }
}

extension PaymentRecord {
    /// A payment of which nothing is known but what `new` says, and which is in no store yet.
    package init(_ new: NewPayment) {
        id = PaymentID(0)
        key = new.key
        exchange = new.exchange
        origin = new.origin
        state = .unposted
        version = OneCVersion(major: .min, minor: .min)
        direction = .incoming
        amount = Money(minor: 0)
        allocated = 0
        isAdvance = false
        isHandsOff = false
        isWaiting = false
        versions = 0
    }

    static let columns: SQL = """
        payment.id, payment.doc_key, payment.exchange, payment.source, payment.state, payment.major, payment.minor,
        payment.direction, payment.kind, payment.number, payment.dated, payment.amount, payment.currency,
        payment.purpose, payment.payer, payment.inn, payment.account, payment.base_key, payment.list_key,
        payment.twin_id, payment.allocated, payment.advance, payment.hands_off, payment.waiting, payment.versions
        """

    init(row: Row) throws {
        id = try row.get("id")
        key = try row.get("doc_key")
        exchange = try row.get("exchange")
        origin = try row.get("source")
        state = try row.get("state")
        version = OneCVersion(major: try row.get("major"), minor: try row.get("minor"))
        direction = try row.get("direction")
        kind = try row.get("kind")
        number = try row.get("number")
        date = try row.date("dated")
        amount = Money(minor: try row.get("amount"), currency: try row.get("currency"))
        purpose = try row.get("purpose")
        payer = try row.get("payer")
        inn = try row.get("inn")
        account = try row.get("account")
        baseKey = try row.get("base_key")
        listKey = try row.get("list_key")
        twin = try row.get("twin_id")
        allocated = try row.get("allocated")
        isAdvance = try row.get("advance")
        isHandsOff = try row.get("hands_off")
        isWaiting = try row.get("waiting")
        versions = try row.get("versions")
    }
}

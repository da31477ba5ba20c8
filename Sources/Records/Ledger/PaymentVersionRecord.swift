package import Domain
import Store

/// A version of a payment as it was heard: none is ever changed.
package struct PaymentVersionRecord: Hashable, Sendable {
    /// Its place among the payment's versions, from 1.
    package let number: Int64
    /// What it changed.
    package let change: PaymentChange
    /// Whether the payment counted.
    package let state: PaymentState
    /// The sum.
    package let amount: Money
    /// The number of the document.
    package let documentNumber: String?
    /// The day.
    package let date: CivilDate?
    /// What the payer wrote.
    package let purpose: String?
    /// The order or invoice that it rested upon.
    package let baseKey: OneCDocumentKey?
    /// When svod heard of it.
    package let at: Timestamp

    init(row: Row) throws {
        number = try row.get("number")
        change = try row.get("change")
        state = try row.get("state")
        amount = Money(minor: try row.get("amount"), currency: try row.get("currency"))
        documentNumber = try row.get("document_number")
        date = try row.date("dated")
        purpose = try row.get("purpose")
        baseKey = try row.get("base_key")
        at = try row.get("at")
    }
}

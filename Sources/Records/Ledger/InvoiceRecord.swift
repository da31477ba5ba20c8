package import Domain
import Store

/// A row of the `invoice` table.
package struct InvoiceRecord: Hashable, Sendable {
    /// 1C's name of it.
    package let key: OneCDocumentKey
    /// The order that it is for, once that is known.
    package let order: OrderID?
    /// What it rests upon.
    package let baseKey: OneCDocumentKey?
    /// 1C's number.
    package let number: String?
    /// Its day.
    package let date: CivilDate?
    /// Whether it counts.
    package let standing: OneCStanding
    /// What it bills.
    package let amount: Money
    /// The day by which to pay.
    package let dueDate: CivilDate?

    static let columns: SQL = "doc_key, order_id, base_key, number, dated, standing, amount, currency, due_on"

    init(row: Row) throws {
        key = try row.get("doc_key")
        order = try row.get("order_id")
        baseKey = try row.get("base_key")
        number = try row.get("number")
        date = try row.date("dated")
        standing = try row.get("standing")
        amount = Money(minor: try row.get("amount"), currency: try row.get("currency"))
        dueDate = try row.date("due_on")
    }
}

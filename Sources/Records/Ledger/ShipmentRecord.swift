package import Domain
import Store

/// A row of the `shipment` table: goods that left, or came back.
package struct ShipmentRecord: Hashable, Sendable {
    /// Its number in the ledger.
    package let id: ShipmentID
    /// 1C's name of it.
    package let key: OneCDocumentKey
    /// Whether goods left (``OneCDocumentKind/shipment``) or came back (``OneCDocumentKind/goodsReturn``).
    package let kind: OneCDocumentKind
    /// The order that it belongs to, once that is known.
    package let order: OrderID?
    /// What it rests upon.
    package let baseKey: OneCDocumentKey?
    /// 1C's number.
    package let number: String?
    /// Its day.
    package let date: CivilDate?
    /// Whether it counts.
    package let standing: OneCStanding
    /// What the goods are worth.
    package let amount: Money
    /// The goods.
    package let lines: [OneCLine]

    static let columns: SQL =
        "id, doc_key, kind, order_id, base_key, number, dated, standing, amount, currency, lines"

    init(row: Row) throws {
        id = try row.get("id")
        key = try row.get("doc_key")
        kind = try row.get("kind")
        order = try row.get("order_id")
        baseKey = try row.get("base_key")
        number = try row.get("number")
        date = try row.date("dated")
        standing = try row.get("standing")
        amount = Money(minor: try row.get("amount"), currency: try row.get("currency"))
        lines = try JSONText.decode([OneCLine].self, try row.get("lines"))
    }
}

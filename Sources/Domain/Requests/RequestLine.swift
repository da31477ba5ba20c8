/// Goods that are asked for: a line of a letter's table, of an attached sheet, of a shop's order.
package struct RequestLine: Hashable, Sendable, Codable {
    /// The article as written; nil where none stands.
    package var article: String?
    /// What is asked for.
    package var name: String
    /// How much, in thousandths of the unit; nil where nothing is said.
    package var quantity: Int64?
    /// The unit as written: `шт`, `м`.
    package var unit: String?
    /// The price of a unit in the smallest unit of the currency, where the sender names one.
    package var price: Int64?

    /// Creates a line.
    package init(
        name: String,
        article: String? = nil,
        quantity: Int64? = nil,
        unit: String? = nil,
        price: Int64? = nil
    ) {
        self.name = name
        self.article = article
        self.quantity = quantity
        self.unit = unit
        self.price = price
    }
}

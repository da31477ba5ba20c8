/// A line of an order, of a shipment or of a return.
package struct OneCLine: Hashable, Sendable, Codable {
    /// 1C's identifier of the goods, `guid#guid` with a characteristic.
    package var goods: String?
    /// The article.
    package var article: String?
    /// What it is called.
    package var name: String
    /// How much, in thousandths of the unit.
    package var quantity: Int64
    /// The unit's name, blanks cut off.
    package var unit: String?
    /// The price of a unit in the smallest unit of the document's currency, rounded half up; nil when 1C says none.
    package var price: Int64?
    /// The line's sum in the smallest unit of the document's currency. The lines need not add up to the document's sum,
    /// which alone counts.
    package var sum: Int64?

    /// Creates a line.
    package init(
        name: String,
        quantity: Int64,
        goods: String? = nil,
        article: String? = nil,
        unit: String? = nil,
        price: Int64? = nil,
        sum: Int64? = nil
    ) {
        self.name = name
        self.quantity = quantity
        self.goods = goods
        self.article = article
        self.unit = unit
        self.price = price
        self.sum = sum
    }
}

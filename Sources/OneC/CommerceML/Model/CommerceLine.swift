package import Domain

/// A line of a document: what is sold, how much of it, for how much.
package struct CommerceLine: Hashable, Sendable {
    /// 1C's id of the good, `guid` or `guid#guid` with the characteristic behind; site modules put words here.
    package var id: String?
    /// 1C's id of its catalogue.
    package var catalogue: String?
    /// The article.
    package var article: String?
    /// The barcode.
    package var barcode: String?
    /// What it is called.
    package var name: String?
    /// The unit that quantity and price are of.
    package var unit: CommerceUnit?
    /// Base units in that unit.
    package var ratio: ExactDecimal?
    /// The price of a unit.
    package var price: ExactDecimal?
    /// How many units.
    package var quantity: ExactDecimal?
    /// The sum of the line, which need not be price by quantity.
    package var sum: ExactDecimal?
    /// What was written beside it.
    package var comment: String?
    /// Discounts.
    package var discounts: [CommerceDiscount] = []
    /// Taxes, and rates of taxes.
    package var taxes: [CommerceTax] = []
    /// Requisites.
    package var requisites: [CommerceRequisite] = []
    /// Characteristics as name and value: colour, length.
    package var characteristics: [CommerceRequisite] = []
    /// Whatever else stands there.
    package var others: [CommerceNode] = []

    /// Creates a line.
    package init() {}

    /// The good's id without the characteristic's.
    package var goodID: String? { id.map { String($0.prefix { $0 != "#" }) } }
    /// The characteristic's id.
    package var characteristicID: String? {
        guard let id, let mark = id.firstIndex(of: "#") else { return nil }
        let rest = id[id.index(after: mark)...]
        return rest.isEmpty ? nil : String(rest)
    }
}

/// A line of a request that came in columns.
package struct FanLine: Hashable, Sendable, Codable {
    /// The article or the nomenclature's own code, as written.
    package var article: String?
    /// What is asked for.
    package var name: String
    /// How many, in thousandths of the unit.
    package var quantity: Int64?
    /// The unit as written.
    package var unit: String?

    /// Creates a line.
    package init(name: String, article: String? = nil, quantity: Int64? = nil, unit: String? = nil) {
        self.name = name
        self.article = article
        self.quantity = quantity
        self.unit = unit
    }
}

/// A line of the supplier's nomenclature, as 1C gives it.
package struct FanProduct: Hashable, Sendable, Codable {
    /// The code in 1C.
    package var sku: String
    /// The maker.
    package var brand: String
    /// The article, by which a dealer names it.
    package var article: String
    /// What it is.
    package var name: String

    /// Creates a line of the nomenclature.
    package init(sku: String, brand: String, article: String, name: String) {
        self.sku = sku
        self.brand = brand
        self.article = article
        self.name = name
    }
}

/// The supplier's nomenclature: what articles there are to be spotted in texts.
package struct FanCatalogue: Sendable {
    /// Its lines.
    package var products: [FanProduct]

    /// Creates a nomenclature.
    package init(products: [FanProduct]) { self.products = products }
}

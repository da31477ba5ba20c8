package import Domain

/// An offer: prices and stock of a good.
package struct CommerceOffer: Hashable, Sendable {
    /// 1C's id of the good, with the characteristic's behind `#`.
    package var id: String
    /// The article.
    package var article: String?
    /// The barcode.
    package var barcode: String?
    /// What it is called.
    package var name: String?
    /// Its unit.
    package var unit: CommerceUnit?
    /// How much there is.
    package var quantity: ExactDecimal?
    /// Its prices.
    package var prices: [CommercePrice] = []
    /// Requisites.
    package var requisites: [CommerceRequisite] = []
    /// Characteristics as name and value.
    package var characteristics: [CommerceRequisite] = []
    /// Whatever else stands there: stock by store.
    package var others: [CommerceNode] = []

    /// Creates an offer.
    package init(id: String) { self.id = id }
}

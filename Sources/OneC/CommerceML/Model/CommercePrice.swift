package import Domain

/// A price of an offer.
package struct CommercePrice: Hashable, Sendable {
    /// 1C's id of the kind of price: retail, wholesale.
    package var type: String?
    /// As 1C shows it: `790 RUB за шт`.
    package var presentation: String?
    /// The price of a unit.
    package var price: ExactDecimal?
    /// Its currency, as written.
    package var currency: String?
    /// The unit.
    package var unit: String?
    /// Base units in that unit.
    package var ratio: ExactDecimal?

    /// Creates a price.
    package init() {}
}

/// What a purpose of payment says of the value-added tax.
package struct PaymentVAT: Hashable, Sendable {
    /// The tax in kopecks; 0 where the payment is said to be without it, nil where only the rate is named.
    package var sum: Int64?
    /// The rate in percent; nil where it is not named.
    package var rate: Int?

    /// Creates what is said.
    package init(sum: Int64? = nil, rate: Int? = nil) {
        self.sum = sum
        self.rate = rate
    }

    /// «Без НДС».
    package static let none = PaymentVAT(sum: 0)
}

package import Domain

/// A document that a payer names.
package struct PurposeReference: Hashable, Sendable {
    /// Its number.
    package let number: DocumentNumber
    /// The day that is written beside it.
    package let date: CivilDate?
    /// The sum that is written beside it, in the smallest unit of the payment's currency.
    package let sum: Int64?

    /// Creates a reference.
    package init(number: DocumentNumber, date: CivilDate? = nil, sum: Int64? = nil) {
        self.number = number
        self.date = date
        self.sum = sum
    }
}

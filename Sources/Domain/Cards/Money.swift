/// A sum of money in the smallest unit of its currency: 12 345,60 roubles are 1,234,560 kopecks. Never a float.
package struct Money: Hashable, Sendable, Codable {
    /// Kopecks, cents.
    package let minor: Int64
    /// The ISO 4217 code.
    package let currency: String

    /// Creates a sum of `minor` units.
    package init(minor: Int64, currency: String = "RUB") {
        self.minor = minor
        self.currency = currency
    }
}

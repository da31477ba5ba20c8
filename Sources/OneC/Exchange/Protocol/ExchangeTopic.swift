/// What an exchange is about: `type=`.
package enum ExchangeTopic: Hashable, Sendable {
    /// Goods, prices, what is left of them.
    case catalogue
    /// Orders and what belongs to them, both ways.
    case sale
    /// Another one, by its name: lists of counterparties, of references.
    case other(String)

    /// Reads the parameter.
    init(_ text: String) {
        switch text {
        case "catalog": self = .catalogue
        case "sale": self = .sale
        default: self = .other(text)
        }
    }

    /// Whether a file of it is read as soon as it is whole: some 1C ask for `import` after the files of a sale, some do
    /// not.
    var isReadUnasked: Bool { self == .sale }
}

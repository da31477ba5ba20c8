/// The store's number of a record of kind `Entity`: a lead's number cannot be handed where a deal's is meant.
package struct ID<Entity>: RawRepresentable, Hashable, Comparable, Sendable {
    /// The number itself, from 1 upwards, never used twice.
    package let rawValue: Int64

    /// Creates an identifier from the store's number.
    package init(rawValue: Int64) { self.rawValue = rawValue }

    /// Creates an identifier from the store's number.
    package init(_ rawValue: Int64) { self.rawValue = rawValue }

    /// Orders by age: a later record has the larger number.
    package static func < (left: ID, right: ID) -> Bool { left.rawValue < right.rawValue }
}

extension ID: CustomStringConvertible {
    package var description: String { String(rawValue) }
}

extension ID: Codable {
    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(Int64.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

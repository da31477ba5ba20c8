/// What makes the UIDs of a folder hold: when it changes, they mean other letters (RFC 9051 section 2.3.1.1).
package struct UIDValidity: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
    /// The number itself, 1 and more.
    package let rawValue: UInt32

    /// Creates a validity from the server's number.
    package init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Creates a validity from the server's number.
    package init(_ rawValue: UInt32) { self.rawValue = rawValue }

    package init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(UInt32.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    package var description: String { String(rawValue) }
}

/// The number of a letter in its folder; it rises and is not used again while UIDVALIDITY stays (RFC 9051 section 2.3.1.1).
package struct MessageUID: RawRepresentable, Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    /// The number itself; 0 stands before the first letter.
    package let rawValue: UInt32

    /// Creates a number.
    package init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Creates a number.
    package init(_ rawValue: UInt32) { self.rawValue = rawValue }

    package init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(UInt32.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    /// Orders as the letters came into the folder.
    package static func < (left: MessageUID, right: MessageUID) -> Bool { left.rawValue < right.rawValue }

    package var description: String { String(rawValue) }
}

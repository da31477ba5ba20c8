/// The number of a group: that of the request which founded it. It stays when the founder is split off.
package struct FanGroupID: RawRepresentable, Hashable, Comparable, Sendable, Codable {
    /// The number itself.
    package let rawValue: Int64

    /// Creates an identifier.
    package init(rawValue: Int64) { self.rawValue = rawValue }

    /// Creates an identifier.
    package init(_ rawValue: Int64) { self.rawValue = rawValue }

    /// Orders by age.
    package static func < (left: FanGroupID, right: FanGroupID) -> Bool { left.rawValue < right.rawValue }
}

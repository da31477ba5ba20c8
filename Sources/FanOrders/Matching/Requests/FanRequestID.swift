/// The number of a request among those that the matcher holds: whoever keeps the requests gives it, once.
package struct FanRequestID: RawRepresentable, Hashable, Comparable, Sendable, Codable {
    /// The number itself; a later request has the larger one.
    package let rawValue: Int64

    /// Creates an identifier from the keeper's number.
    package init(rawValue: Int64) { self.rawValue = rawValue }

    /// Creates an identifier from the keeper's number.
    package init(_ rawValue: Int64) { self.rawValue = rawValue }

    /// Orders by age.
    package static func < (left: FanRequestID, right: FanRequestID) -> Bool { left.rawValue < right.rawValue }
}

/// Two requests, the older one first.
package struct FanPair: Hashable, Sendable, Codable {
    package let older: FanRequestID
    package let younger: FanRequestID

    /// Makes a pair of two requests in any order.
    package init(_ one: FanRequestID, _ other: FanRequestID) {
        older = min(one, other)
        younger = max(one, other)
    }
}

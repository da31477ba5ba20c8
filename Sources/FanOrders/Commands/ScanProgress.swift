/// How far a scan over history is.
package struct ScanProgress: Hashable, Sendable, Codable {
    /// The card at which it goes on; nil at the end.
    package let next: Int64?
    /// Cards looked at in this step.
    package let looked: Int
    /// Open cards that may be looked at in all.
    package let total: Int
    /// Groups of several dealers there are now.
    package let groups: Int
}

package import Domain

/// A number of telephone that a visitor was lent.
package struct LentNumber: Hashable, Sendable {
    /// The visit.
    package let visit: VisitID
    /// The number, in the form of ``PhoneNumber``.
    package let number: String
    /// When it is free again.
    package let until: Timestamp
    /// Whether somebody else has it at the same time: there were too few numbers.
    package let isShared: Bool
}

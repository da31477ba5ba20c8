package import Domain

/// Whether a payment of the ledger counts, and why not.
package enum PaymentState: String, Hashable, Sendable, CaseIterable {
    /// It is posted: its money counts.
    case posted
    /// 1C says that its posting was taken back.
    case unposted
    /// 1C says that it was called off.
    case cancelled
    /// 1C says that it is deleted.
    case deleted
    /// It is missing from a newer list of its order's payments: 1C leaves no other trace of unposting and deleting there.
    case reversed

    /// What a document says of itself.
    package init(_ standing: OneCStanding) {
        self =
            switch standing {
            case .posted: .posted
            case .unposted: .unposted
            case .cancelled: .cancelled
            case .deleted: .deleted
            }
    }

    /// Whether its money counts.
    package var counts: Bool { self == .posted }
}

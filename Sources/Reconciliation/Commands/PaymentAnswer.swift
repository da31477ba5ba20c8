package import Domain
package import Records
package import Store

/// How a payment stands after a command, or as a person is shown it.
package struct PaymentAnswer: Hashable, Sendable {
    /// The payment.
    package let payment: PaymentRecord
    /// What of it stands on which order.
    package let standing: [AllocationRecord]
    /// The last decision about it; what a further command names as seen.
    package let decision: DecisionID?
    /// Whether that decision can be undone.
    package let canUndo: Bool

    /// Reads how a payment stands.
    ///
    /// - Throws: ``SvodError`` `notFound`, or from the store.
    package init(_ payment: PaymentID, in connection: any Connection) throws {
        self.payment = try PaymentBook.record(payment, in: connection)
        standing = try AllocationBook.standing(of: payment, in: connection)
        let last = try AllocationBook.lastDecision(about: payment, in: connection)
        decision = last?.id
        canUndo = last.map { [.person, .advance, .evidence].contains($0.way) } ?? false
    }
}

/// What became of a bank statement that somebody handed over.
package struct StatementOutcome: Hashable, Sendable, Codable {
    /// Whether it was read to where it ends or breaks off; false while that takes longer than who asks may wait.
    package var isRead = false
    /// How many payments it brought; those that were known already count too.
    package var payments = 0
    /// Why documents of it were refused, one reason each.
    package var refused: [String] = []
    /// Why it breaks off, with the line; what stood before is taken.
    package var fault: String?

    /// Creates an outcome; without arguments that of a statement that is still being read.
    package init(isRead: Bool = false, payments: Int = 0, refused: [String] = [], fault: String? = nil) {
        self.isRead = isRead
        self.payments = payments
        self.refused = refused
        self.fault = fault
    }
}

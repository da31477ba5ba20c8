/// What one pass of the ``StorePruner`` did.
package struct PruningOutcome: Sendable, Equatable {
    /// Rows of the inbox that lost what was received and kept their key.
    package var emptied = 0
    /// Rows of the inbox that are gone with their key.
    package var forgotten = 0
    /// Rows of the outbox that are gone.
    package var sent = 0

    /// Creates an outcome.
    package init(emptied: Int = 0, forgotten: Int = 0, sent: Int = 0) {
        self.emptied = emptied
        self.forgotten = forgotten
        self.sent = sent
    }
}

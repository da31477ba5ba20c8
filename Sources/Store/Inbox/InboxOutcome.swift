/// What became of rows that were accepted together.
package struct InboxOutcome: Sendable, Equatable {
    /// Handled in the same transaction.
    package var handled: Int
    /// Known already: nothing was changed.
    package var known: Int
    /// Their handler failed, and their streams stopped.
    package var held: Int
    /// Left for the ``InboxWorker``, or behind a row that is held.
    package var waiting: Int

    /// Creates an outcome.
    package init(handled: Int = 0, known: Int = 0, held: Int = 0, waiting: Int = 0) {
        self.handled = handled
        self.known = known
        self.held = held
        self.waiting = waiting
    }
}

/// What became of rows that were accepted together.
package struct InboxOutcome: Sendable, Equatable {
    /// Handled in the same transaction.
    package var handled = 0
    /// Known already: nothing was changed.
    package var known = 0
    /// Their handler failed, and their streams stopped.
    package var held = 0
    /// Left for the ``InboxWorker``, or behind a row that is held.
    package var waiting = 0
}

/// What is done when timers of one kind are due.
package struct TimerHandler: Sendable {
    /// The kind of timers that it takes.
    package let kind: String
    /// Changes the state, appends to the journal, arms timers, queues outbox rows: all through the connection, in the
    /// transaction that takes the timer off the list. No I/O. When it throws, the timer is tried again later.
    package let handle: @Sendable (DueTimer, any Connection) throws -> Void

    /// Creates a handler.
    package init(kind: String, handle: @escaping @Sendable (DueTimer, any Connection) throws -> Void) {
        self.kind = kind
        self.handle = handle
    }
}

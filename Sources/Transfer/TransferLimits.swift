/// How much of a process's memory and sockets transfers may take.
package struct TransferLimits: Sendable {
    /// Calls under way at a time; further ones wait their turn.
    package var calls: Int
    /// Calls that may wait; further ones are refused.
    package var waiting: Int
    /// Raw sessions open at a time; further ones are refused.
    package var sessions: Int

    /// Creates limits.
    package init(calls: Int = 32, waiting: Int = 1000, sessions: Int = 500) {
        self.calls = calls
        self.waiting = waiting
        self.sessions = sessions
    }
}

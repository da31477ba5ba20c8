/// What is done with inbox rows of one kind.
package struct InboxHandler: Sendable {
    /// When a row is handled.
    package enum Moment: Sendable {
        /// In the transaction that accepts it.
        case onArrival
        /// Later, by the ``InboxWorker``: work that would keep the adapter waiting.
        case later
        /// Later, and its attempt is committed before the handler reads it: a row that stopped the daemon twice is set
        /// aside instead of being read a third time.
        case laterGuarded
    }

    /// The kind of rows that it takes.
    package let kind: String
    /// When it takes them.
    package let moment: Moment
    /// The lane for rows that are handled later.
    package let lane: Lane
    /// Changes the state, appends to the journal, arms timers, queues outbox rows: all through the connection and in
    /// its transaction. No I/O. What it throws holds the row and stops its stream.
    package let handle: @Sendable (InboxRow, any Connection) throws -> Void
    /// Says of a guarded row that is set aside, in the transaction that does so, what it was; nil where nobody else asks.
    package let setAside: (@Sendable (InboxRow, _ reason: String, any Connection) throws -> Void)?

    /// Creates a handler.
    package init(
        kind: String,
        moment: Moment = .onArrival,
        lane: Lane = .normal,
        setAside: (@Sendable (InboxRow, _ reason: String, any Connection) throws -> Void)? = nil,
        handle: @escaping @Sendable (InboxRow, any Connection) throws -> Void
    ) {
        self.kind = kind
        self.moment = moment
        self.lane = lane
        self.setAside = setAside
        self.handle = handle
    }
}

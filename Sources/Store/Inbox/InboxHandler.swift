import Domain

/// What is done with inbox rows of one kind.
package struct InboxHandler: Sendable {
    /// When a row is handled.
    package enum Moment: Sendable {
        /// In the transaction that accepts it.
        case onArrival
        /// Later, by the ``InboxWorker``: work that would keep the adapter waiting.
        case later
    }

    /// What a row changes: under the rules of ``handle``. Answers the rows that follow from it: each is accepted in the
    /// same transaction, as if an adapter had brought it, and what is wrong with one holds only that one.
    package typealias Change = @Sendable (any Connection) throws -> [NewInboxRow]
    /// Reads a row, what may end the process under the guard.
    package typealias Prepare = @Sendable (InboxRow, any Engine, GuardedReading) async throws -> Change
    /// Says of a row that is set aside, in the transaction that does so, what it was.
    package typealias SetAside = @Sendable (InboxRow, _ reason: String, any Connection) throws -> Void

    /// The kind of rows that it takes.
    package let kind: String
    /// When it takes them.
    package let moment: Moment
    /// The lane for rows that are handled later.
    package let lane: Lane
    /// Changes the state, appends to the journal, arms timers, queues outbox rows: all through the connection and in
    /// its transaction. No I/O. What it throws holds the row and stops its stream.
    package let handle: @Sendable (InboxRow, any Connection) throws -> Void
    /// Does for rows that arrived together what ``handle`` does for one after the other, at less cost; nil where that
    /// would be no different. What it throws undoes all of them, and each is handled by itself then.
    package let handleTogether: (@Sendable ([InboxRow], any Connection) throws -> Void)?
    /// Reads a row before its transaction begins, and answers what it changes: what takes long, does I/O or may end the
    /// process is done here, where nobody waits for the store. nil where ``handle`` does all of it.
    package let prepare: Prepare?
    /// Is told of a row that is set aside since its reading ended the daemon twice; nil where nobody else asks.
    package let setAside: SetAside?

    /// Creates a handler.
    package init(
        kind: String,
        moment: Moment = .onArrival,
        lane: Lane = .normal,
        together handleTogether: (@Sendable ([InboxRow], any Connection) throws -> Void)? = nil,
        handle: @escaping @Sendable (InboxRow, any Connection) throws -> Void
    ) {
        self.kind = kind
        self.moment = moment
        self.lane = lane
        self.handle = handle
        self.handleTogether = handleTogether
        setAside = nil
        prepare = nil
    }

    /// Creates a handler of rows that are read later, before their transaction begins. What `prepare` throws holds the row,
    /// as what `handle` throws does.
    package init(
        kind: String,
        lane: Lane = .normal,
        setAside: SetAside? = nil,
        prepare: @escaping Prepare
    ) {
        self.kind = kind
        self.lane = lane
        self.prepare = prepare
        self.setAside = setAside
        moment = .later
        handleTogether = nil
        handle = { row, _ in throw SvodError(.invalidInput, "rows of kind \(row.kind) are read beforehand") }
    }
}

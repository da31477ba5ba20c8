/// One database connection, opened on and used by one thread only.
protocol Session {
    /// Lends the connection for one or more transactions.
    ///
    /// - Throws: ``SvodError`` `unavailable` when there is no connection and none can be made.
    func use<Result>(_ body: (any SessionConnection) throws -> Result) throws -> Result
}

/// A connection with the statements around a transaction, which bodies never see.
protocol SessionConnection: Connection {
    /// Whether a transaction is open. SQLite ends it by itself after some errors, a full disk among them.
    var isInTransaction: Bool { get }

    /// What was announced since this was asked last.
    func takeNews() -> News

    /// Begins the writer's transaction: the only one that may write now, on this machine or any other.
    func beginWriting() throws

    /// Begins a transaction over one unchanging snapshot.
    func beginReading() throws

    /// Commits; after an error the transaction may still be open.
    func commit() throws

    /// Undoes the transaction. Never fails: a connection that cannot roll back is closed.
    func rollback()

    /// Sets a savepoint; they nest, all of one name.
    func setSavepoint() throws

    /// Undoes back to the newest savepoint and removes it.
    func undoSavepoint() throws

    /// Keeps what was done since the newest savepoint and removes it.
    func releaseSavepoint() throws
}

extension SessionConnection {
    func savepoint<Result>(_ body: () throws -> Result) throws -> Result {
        try setSavepoint()
        do {
            let result = try body()
            try releaseSavepoint()
            return result
        } catch {
            try undoSavepoint()
            throw error
        }
    }
}

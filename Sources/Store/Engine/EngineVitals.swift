/// The sizes that an administrator watches. What an engine cannot tell is nil.
package struct EngineVitals: Sendable, Equatable {
    /// Bytes of the database.
    package var databaseBytes: Int64?
    /// Bytes of SQLite's WAL beside the file.
    package var logBytes: Int64?
    /// Bytes that may still be written on the disk of the store.
    package var freeBytes: Int64?

    /// Creates a set of sizes.
    package init(databaseBytes: Int64? = nil, logBytes: Int64? = nil, freeBytes: Int64? = nil) {
        self.databaseBytes = databaseBytes
        self.logBytes = logBytes
        self.freeBytes = freeBytes
    }
}

package import Domain

/// How a PostgreSQL store is opened.
package struct PostgresOptions: Sendable {
    /// Whether this process is the daemon, one at a time, or a command that visits.
    package var access: StoreAccess
    /// Threads and connections for reading.
    package var readers: Int
    /// Where the moments of ``EngineState`` come from.
    package var clock: WallClock

    /// Creates options; the defaults are the daemon's.
    package init(access: StoreAccess = .owner, readers: Int = 4, clock: WallClock = .system) {
        self.access = access
        self.readers = readers
        self.clock = clock
    }
}

package import Domain

/// How a store file is opened.
package struct SQLiteOptions: Sendable {
    /// Whether this process is the daemon, which owns the file and marks it as in use, or a command that visits.
    package var access: StoreAccess
    /// Threads and connections for reading.
    package var readers: Int
    /// A limit on the file's size, in pages of 4 kB, for tests of a full disk.
    package var maximumPages: Int?
    /// What the writer keeps of the file in memory, in kilobytes. What one transaction changes beyond it is written twice.
    package var cache: Int
    /// Where the moments of ``EngineState`` come from.
    package var clock: WallClock

    /// Creates options; the defaults are the daemon's.
    package init(
        access: StoreAccess = .owner,
        readers: Int = 4,
        maximumPages: Int? = nil,
        cache: Int = 4_000,
        clock: WallClock = .system
    ) {
        self.access = access
        self.readers = readers
        self.maximumPages = maximumPages
        self.cache = cache
        self.clock = clock
    }
}

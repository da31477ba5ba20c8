import Glibc
import Synchronization

/// How a connection waits for the lock of another process: it looks once a millisecond, for as long as it has patience.
///
/// SQLite's own waiting pauses longer and longer, up to a tenth of a second. Where a command holds the lock half of the time,
/// a daemon that waits so looks at the wrong moments again and again, and its calls with it.
final class LockPatience: Sendable {
    private let most = Atomic<Int>(LockPatience.usual)

    /// How often a connection looks: ten seconds.
    private static let usual = 10_000

    /// Whether to look once more, after a pause. `tries` is how often it was looked already.
    ///
    /// SQLite calls it (`sqlite3_busy_handler`) on the thread that waits.
    func wait(_ tries: Int) -> Bool {
        guard tries < most.load(ordering: .relaxed) else { return false }
        usleep(1000)
        return true
    }

    /// Does `body` with a patience of so many milliseconds.
    func shortened<Result>(to milliseconds: Int, _ body: () throws -> Result) rethrows -> Result {
        most.store(milliseconds, ordering: .relaxed)
        defer { most.store(Self.usual, ordering: .relaxed) }
        return try body()
    }
}

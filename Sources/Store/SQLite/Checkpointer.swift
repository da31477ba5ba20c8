import Dispatch
import Domain
import GRDB
import Synchronization

/// Moves committed pages from the WAL into the file, on a connection and a thread of its own.
///
/// SQLite would do it inside every thousandth commit, which then takes tens of milliseconds.
final class Checkpointer: Sendable {
    private struct State {
        var commits = 0
        var isRequested = false
        var isTailDue = false
        var isClosed = false
    }

    private let path: String
    private let state = Mutex(State())
    private let wake = DispatchSemaphore(value: 0)

    /// Commits after which a look at the WAL is worth its while.
    private static let commitsBetweenLooks = 200
    /// Pages in the WAL from which on they are moved: 4 MB.
    private static let pages = 1000
    /// Pages in the WAL from which on the writer moves the last few of them itself, 16 MB. While it goes on writing
    /// nobody else can come to the end of the WAL, and only then does the WAL begin anew.
    private static let pagesBeforeTail = 4000

    init(path: String) { self.path = path }

    /// Counts a commit, and moves the WAL's last pages when that is due. Called by the writer's thread.
    func committed(_ connection: any SessionConnection) {
        let (isDue, isTailDue) = state.withLock { state in
            defer { state.isTailDue = false }
            state.commits += 1
            guard state.commits >= Self.commitsBetweenLooks, !state.isRequested else { return (false, state.isTailDue) }
            state.commits = 0
            state.isRequested = true
            return (true, state.isTailDue)
        }
        if isDue { wake.signal() }
        if isTailDue, let connection = connection as? SQLiteConnection {
            _ = try? connection.database.checkpoint(.passive)
        }
    }

    /// Empties the WAL once more and lets the thread go.
    func close() {
        state.withLock { $0.isClosed = true }
        wake.signal()
    }

    /// Works until ``close()``, on the thread that calls it.
    func run(_ session: SQLiteSession) {
        while true {
            wake.wait()
            let isClosed = state.withLock { state in
                state.isRequested = false
                return state.isClosed
            }
            if isClosed { break }
            checkpoint(session)
        }
        _ = try? session.inDatabase { try $0.checkpoint(.truncate) }
    }

    private func checkpoint(_ session: SQLiteSession) {
        // A checkpoint that fails (no room, a long reader) loses nothing: the next one tries again.
        guard let pages = FileSize.of("\(path)-wal").map({ $0 / 4096 }), pages >= Self.pages else { return }
        _ = try? session.inDatabase { try $0.checkpoint(.passive) }
        if pages >= Self.pagesBeforeTail { state.withLock { $0.isTailDue = true } }
    }
}

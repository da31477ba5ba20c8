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
        var isClosed = false
    }

    private let path: String
    private let state = Mutex(State())
    private let wake = DispatchSemaphore(value: 0)

    /// Commits after which a look at the WAL is worth its while.
    private static let commitsBetweenLooks = 200
    /// Pages in the WAL from which on they are moved: 4 MB.
    private static let pages = 1000
    /// Size of the WAL, in pages, from which on writers are made to wait until it is emptied: 256 MB.
    private static let pagesAtMost = 65_536

    init(path: String) { self.path = path }

    /// Counts a commit. Called by the writer's thread.
    func committed() {
        let isDue = state.withLock { state in
            state.commits += 1
            guard state.commits >= Self.commitsBetweenLooks, !state.isRequested else { return false }
            state.commits = 0
            state.isRequested = true
            return true
        }
        if isDue { wake.signal() }
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
        guard let frames = FileSize.of("\(path)-wal").map({ Int($0) / 4096 }), frames >= Self.pages else { return }
        let mode: Database.CheckpointMode = frames >= Self.pagesAtMost ? .restart : .passive
        _ = try? session.inDatabase { try $0.checkpoint(mode) }
    }
}

import Dispatch
import Domain
import GRDB
import GRDBSQLite
import Synchronization

/// Moves committed pages from the WAL into the file, on a connection and a thread of its own.
///
/// SQLite would do it inside every thousandth commit, which then takes tens of milliseconds.
///
/// The WAL begins anew only where everything in it was moved while nobody wrote. Who writes alone comes to that end by
/// moving the last few pages between two commits. Where a command writes beside the daemon neither would ever find the
/// other quiet, so the command, which may wait, stops to do it; the daemon, whose callers may not, leaves it to the
/// command.
final class Checkpointer: Sendable {
    /// What is to be done after a commit.
    private enum Step {
        /// Nothing yet.
        case none
        /// The thread beside the writer moves what it can.
        case look
        /// The writer moves what came while that was done.
        case tail
        /// The writer of a command, beside which a daemon writes, moves all of it.
        case beginAnew
    }

    private struct State {
        /// Pages of the WAL at the last look, none where it has begun anew since.
        var looked = 0
        /// Pages of the WAL at the writer's last commit, and what it had written by then.
        var last = (pages: 0, written: 0)
        /// Whether others wrote since the last look.
        var isShared = false
        var isRequested = false
        var isTailDue = false
        var isClosed = false

        mutating func step(_ pages: Int, _ written: Int, _ access: StoreAccess) -> Step {
            // More came into the WAL than this connection wrote.
            if pages - last.pages > written - last.written { isShared = true }
            last = (pages, written)
            if pages < looked { looked = 0 }
            let isTail = isTailDue && !isShared
            isTailDue = false
            let grown = pages - looked
            if isShared, access == .visitor {
                guard grown >= Checkpointer.pagesOfCommand else { return .none }
                (looked, isShared) = (pages, false)
                return .beginAnew
            }
            if isTail { return .tail }
            guard grown >= Checkpointer.pagesBetweenLooks, !isRequested else { return .none }
            (looked, isShared, isRequested) = (pages, false, true)
            return .look
        }
    }

    /// What the writer's connection says of the WAL's length.
    let log = LogLength()
    /// How the writer's connection waits for another process.
    let lock = LockPatience()

    private let access: StoreAccess
    private let state = Mutex(State())
    private let wake = DispatchSemaphore(value: 0)

    /// Pages by which the WAL grows between two looks: 16 MB.
    private static let pagesBetweenLooks = 4000
    /// Pages by which the WAL grows until a command moves them, where a daemon writes beside it: 32 MB.
    private static let pagesOfCommand = 8000
    /// How long a command waits for the daemon's writer and its readers, in milliseconds: writers wait meanwhile. When it
    /// was in vain, it tries again later.
    private static let patience = 20

    init(access: StoreAccess) { self.access = access }

    /// Looks at the WAL's length, and moves its pages when that is for the writer to do. Called by the writer's thread
    /// after each commit.
    func committed(_ connection: any SessionConnection) {
        guard let database = (connection as? SQLiteConnection)?.database else { return }
        let (pages, written) = (log.pages, Self.written(by: database))
        switch state.withLock({ $0.step(pages, written, access) }) {
        case .none: break
        case .look: wake.signal()
        case .tail: _ = try? database.checkpoint(.passive)
        case .beginAnew: beginAnew(database)
        }
    }

    /// Lets the thread go; a daemon empties the WAL once more.
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
            look(session)
        }
        // Whoever leaves the file last empties the WAL; a command lets nobody wait for that.
        if access == .owner { _ = try? session.inDatabase { try $0.checkpoint(.truncate) } }
    }

    private func look(_ session: SQLiteSession) {
        // A checkpoint that fails (no room, another at work) loses nothing: the next one tries again.
        let isMoved = try? session.inDatabase { database in
            _ = try database.checkpoint(.passive)
            return Self.flush(database)
        }
        guard isMoved == true else { return }
        state.withLock { $0.isTailDue = true }
    }

    /// Lets the WAL begin anew: what came while most of it was moved is little, and is moved while nobody writes.
    ///
    /// Here the checkpoint that leaves nothing behind, which flushes the file, has the writers' lock. So most is flushed before,
    /// while others write.
    private func beginAnew(_ database: Database) {
        guard (try? database.checkpoint(.passive)) != nil, Self.flush(database) else { return }
        _ = lock.shortened(to: Self.patience) { try? database.checkpoint(.restart) }
    }

    /// Has the disk take what was written to the file: after thousands of pages a tenth of a second, which SQLite takes in
    /// the checkpoint that leaves nothing behind, whoever that is. Answers whether it did.
    private static func flush(_ database: Database) -> Bool {
        var file: UnsafeMutablePointer<sqlite3_file>?
        let found = sqlite3_file_control(database.sqliteConnection, "main", SQLITE_FCNTL_FILE_POINTER, &file)
        guard found == SQLITE_OK, let file, let sync = file.pointee.pMethods?.pointee.xSync else { return false }
        return sync(file, SQLITE_SYNC_NORMAL) == SQLITE_OK
    }

    /// Pages that a connection has written so far.
    private static func written(by database: Database) -> Int {
        var (count, highest): (CInt, CInt) = (0, 0)
        sqlite3_db_status(database.sqliteConnection, SQLITE_DBSTATUS_CACHE_WRITE, &count, &highest, 0)
        return Int(count)
    }
}

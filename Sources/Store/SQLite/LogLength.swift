import GRDBSQLite
import Synchronization

/// How many pages stand in the WAL, as SQLite says after each COMMIT of the writer. The file says less: it keeps its size
/// when the WAL begins anew.
final class LogLength: Sendable {
    private let count = Atomic<Int>(0)

    /// Pages of the WAL after the last COMMIT, those of other processes among them.
    var pages: Int { count.load(ordering: .relaxed) }

    /// Listens to a connection, for as long as both live. `PRAGMA wal_autocheckpoint` would end that.
    func listen(to connection: OpaquePointer?) {
        let heard: @convention(c) (UnsafeMutableRawPointer?, OpaquePointer?, UnsafePointer<CChar>?, CInt) -> CInt = {
            context,
            _,
            _,
            pages in
            if let context {
                Unmanaged<LogLength>.fromOpaque(context).takeUnretainedValue().count.store(
                    Int(pages),
                    ordering: .relaxed
                )
            }
            return SQLITE_OK
        }
        sqlite3_wal_hook(connection, heard, Unmanaged.passUnretained(self).toOpaque())
    }
}

import Domain
import GRDB
import GRDBSQLite

/// A statement that SQLite has compiled, run through its C interface: a statement of ours takes a few microseconds, and
/// what GRDB adds to each (arguments as boxes, a cursor, rows that know their statement) would be most of them.
///
/// Used by its connection's thread, and by one run at a time: rows are read to the end before the next begins.
final class PreparedStatement {
    private let handle: OpaquePointer
    private var columns = RowColumns([])

    init(handle: OpaquePointer) { self.handle = handle }

    deinit { sqlite3_finalize(handle) }

    /// Runs to the end.
    func run(_ values: [SQLValue]) throws(DatabaseError) {
        try bind(values)
        defer { reset() }
        while try step() {}
    }

    /// Runs and reads at most `limit` rows.
    func rows(_ values: [SQLValue], limit: Int = .max) throws(DatabaseError) -> [Row] {
        try bind(values)
        defer { reset() }
        var rows: [Row] = []
        while rows.count < limit, try step() {
            if rows.isEmpty { readColumns() }
            rows.append(row())
        }
        return rows
    }

    private func bind(_ values: [SQLValue]) throws(DatabaseError) {
        for (index, value) in values.enumerated() {
            let place = CInt(index + 1)
            let result =
                switch value {
                case .null: sqlite3_bind_null(handle, place)
                case .integer(let number): sqlite3_bind_int64(handle, place, number)
                case .real(let number): sqlite3_bind_double(handle, place, number)
                case .text(let text): text.bind(to: handle, at: place)
                case .blob(let bytes): sqlite3_bind_blob64(handle, place, bytes, UInt64(bytes.count), Self.copied)
                }
            guard result == SQLITE_OK else { throw failure() }
        }
    }

    /// SQLITE_TRANSIENT: SQLite takes a copy.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    private func step() throws(DatabaseError) -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw failure()
        }
    }

    /// What went wrong; to be asked before the statement is reset.
    private func failure() -> DatabaseError {
        let connection = sqlite3_db_handle(handle)
        return DatabaseError(
            resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
            message: sqlite3_errmsg(connection).map { String(cString: $0) }
        )
    }

    private func reset() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }

    /// The columns are known when there is a row: a change of the schema may have compiled the statement anew.
    private func readColumns() {
        let count = sqlite3_column_count(handle)
        guard columns.names.count != Int(count) else { return }
        columns = RowColumns(
            (0..<count).map { index in sqlite3_column_name(handle, index).map { String(cString: $0) } ?? "" }
        )
    }

    private func row() -> Row {
        Row(columns: columns, values: columns.names.indices.map { value(CInt($0)) })
    }

    private func value(_ index: CInt) -> SQLValue {
        switch sqlite3_column_type(handle, index) {
        case SQLITE_INTEGER: .integer(sqlite3_column_int64(handle, index))
        case SQLITE_FLOAT: .real(sqlite3_column_double(handle, index))
        case SQLITE_TEXT: .text(String(decoding: bytes(sqlite3_column_text(handle, index), index), as: UTF8.self))
        case SQLITE_BLOB: .blob([UInt8](bytes(sqlite3_column_blob(handle, index), index)))
        default: .null
        }
    }

    private func bytes(_ start: UnsafeRawPointer?, _ index: CInt) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(handle, index)))
    }
}

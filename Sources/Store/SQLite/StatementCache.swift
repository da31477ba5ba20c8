import GRDB
import GRDBSQLite

/// The compiled statements of one connection, by their text; of many, those that were used last.
final class StatementCache {
    private struct Entry {
        let statement: PreparedStatement
        var used: Int
    }

    private var entries: [String: Entry] = [:]
    private var uses = 0

    /// Statements that are kept. Texts are few; lists of different lengths make many of some.
    private static let most = 256

    /// The statement of a text.
    func statement(_ text: String, _ connection: OpaquePointer?) throws(DatabaseError) -> PreparedStatement {
        uses += 1
        if let index = entries.index(forKey: text) {
            entries.values[index].used = uses
            return entries.values[index].statement
        }
        if entries.count >= Self.most { forgetOldest() }
        let statement = try Self.compile(text, connection)
        entries[text] = Entry(statement: statement, used: uses)
        return statement
    }

    /// Lets all go: a connection with statements cannot be closed.
    func clear() { entries = [:] }

    private func forgetOldest() {
        let ages = entries.values.map(\.used).sorted()
        let limit = ages[ages.count / 2]
        entries = entries.filter { $0.value.used >= limit }
    }

    private static func compile(
        _ text: String,
        _ connection: OpaquePointer?
    ) throws(DatabaseError) -> PreparedStatement {
        var handle: OpaquePointer?
        let result = sqlite3_prepare_v3(connection, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
        guard result == SQLITE_OK, let handle else {
            throw DatabaseError(
                resultCode: ResultCode(
                    rawValue: result == SQLITE_OK ? SQLITE_MISUSE : sqlite3_extended_errcode(connection)
                ),
                message: sqlite3_errmsg(connection).map { String(cString: $0) }
            )
        }
        return PreparedStatement(handle: handle)
    }
}

import Domain
import GRDB

extension SvodError {
    /// What SQLite said, as an error of the house. The statement is named without its values.
    init(_ error: DatabaseError, in statement: String?) {
        let place = statement.map { " in \($0.prefix(200))" } ?? ""
        let text = error.message ?? "no message"
        self.init(Self.code(error.extendedResultCode), "SQLite \(error.extendedResultCode.rawValue): \(text)\(place)")
    }

    private static func code(_ result: ResultCode) -> Code {
        switch result {
        case .SQLITE_FULL, .SQLITE_IOERR_WRITE, .SQLITE_IOERR_FSYNC, .SQLITE_IOERR_DIR_FSYNC, .SQLITE_IOERR_TRUNCATE,
            .SQLITE_IOERR_SHMSIZE, .SQLITE_IOERR_SHMMAP:
            .diskFull
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY:
            .conflict
        case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_BUSY_RECOVERY, .SQLITE_BUSY_SNAPSHOT, .SQLITE_INTERRUPT:
            .unavailable
        default:
            .storeFailed
        }
    }
}

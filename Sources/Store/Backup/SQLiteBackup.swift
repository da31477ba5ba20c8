import Domain
import GRDB

/// Copies a SQLite store while it is in use, by SQLite's backup API: one snapshot, the writer is not held up.
struct SQLiteBackup {
    /// The store's file.
    let path: String

    /// Writes and checks the copy.
    func write(to destination: String) throws {
        let file = try BackupFile(path: destination)
        do {
            try copy(to: file.partial)
            try file.complete()
        } catch {
            file.discard()
            if let error = error as? DatabaseError { throw SvodError(error, in: nil) }
            throw error
        }
    }

    private func copy(to partial: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(10)
        let source = try DatabaseQueue(path: path, configuration: configuration)
        let copy = try DatabaseQueue(path: partial)
        try source.backup(to: copy)
        try copy.writeWithoutTransaction { database in
            let findings = try String.fetchAll(database, sql: "PRAGMA quick_check")
            guard findings == ["ok"] else {
                throw SvodError(.storeFailed, "the copy is damaged: \(findings.prefix(3).joined(separator: "; "))")
            }
            // One file without a WAL beside it.
            try database.execute(sql: "PRAGMA journal_mode = DELETE")
        }
        try copy.close()
    }
}

import Domain
import Foundation

/// Dumps a PostgreSQL store with the server's own `pg_dump` in its custom format, for `pg_restore`.
struct PostgresBackup {
    /// The connection string.
    let info: String

    /// Writes the dump and has `pg_restore` read its list.
    func write(to destination: String) throws {
        let file = try BackupFile(path: destination)
        do {
            let partial = file.partial
            try run("pg_dump", ["--format=custom", "--no-owner", "--file=\(partial)", "--dbname=\(info)"])
            try run("pg_restore", ["--list", partial])
            try file.complete()
        } catch {
            file.discard()
            throw error
        }
    }

    private func run(_ program: String, _ arguments: [String]) throws {
        guard let path = Self.find(program) else {
            throw SvodError(.notFound, "\(program) is not installed: apt-get install postgresql-client")
        }
        let process = Process()
        let complaints = Pipe()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = complaints
        try process.run()
        let text = String(decoding: complaints.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw SvodError(
                .storeFailed,
                "\(program) failed: \(text.split(separator: "\n").prefix(3).joined(separator: "; "))"
            )
        }
    }

    private static func find(_ program: String) -> String? {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        return path.split(separator: ":").map { "\($0)/\(program)" }.first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
    }
}

import Foundation
import Synchronization

/// A private PostgreSQL server for the tests of one process: in a temporary folder, on a Unix socket there, without
/// fsync.
///
/// A shell outside the process's group starts it and waits on a pipe from us: when this process ends, however it ends,
/// the pipe closes, and the shell stops the server and removes the folder.
final class PostgresCluster: Sendable {
    /// The server of this process; nil on a machine without PostgreSQL 15 or later, after saying so aloud.
    static let shared: PostgresCluster? = start()

    let directory: String
    private let programs: String
    /// Closes when this process ends.
    private let lifeline: FileHandle
    private let made = Mutex(0)

    private init(directory: String, programs: String, lifeline: FileHandle) {
        self.directory = directory
        self.programs = programs
        self.lifeline = lifeline
    }

    /// The connection string of a database.
    func info(database: String) -> String { "host=\(directory) user=svod dbname=\(database)" }

    /// A number that names a database or a disk.
    func nextNumber() -> Int {
        made.withLock { number in
            number += 1
            return number
        }
    }

    /// Makes a database that nobody has used and returns its name.
    func makeDatabase(settings: String) throws -> String {
        let number = nextNumber()
        try administer("CREATE DATABASE test_\(number) TEMPLATE template0 STRATEGY FILE_COPY \(settings)")
        return "test_\(number)"
    }

    /// Removes a database with whoever is connected to it.
    func drop(_ database: String) throws { try administer("DROP DATABASE \(database) WITH (FORCE)") }

    /// Runs a statement as the superuser, outside a transaction.
    func administer(_ statement: String) throws {
        let output = try Self.run(
            "\(programs)/psql",
            ["-h", directory, "-U", "svod", "-d", "postgres", "-v", "ON_ERROR_STOP=1", "-qAtc", statement]
        )
        guard output.status == 0 else { throw PostgresClusterFailure(statement: statement, output: output.text) }
    }

    private static func start() -> PostgresCluster? {
        guard let programs = findPrograms() else {
            print("skipped: no PostgreSQL")
            return nil
        }
        let directory = "/tmp/svod-pg-\(ProcessInfo.processInfo.processIdentifier)"
        let lifeline = Pipe()
        let answer = Pipe()
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/usr/bin/setsid")
        shell.arguments = ["/bin/sh", "-c", script, "sh", directory, programs]
        shell.standardInput = lifeline
        shell.standardOutput = answer
        shell.standardError = FileHandle.nullDevice
        guard (try? shell.run()) != nil else {
            print("skipped: no PostgreSQL (its starting shell does not run)")
            return nil
        }
        guard answer.fileHandleForReading.availableData == Data("ready\n".utf8) else {
            print("skipped: no PostgreSQL (it does not start)")
            return nil
        }
        return PostgresCluster(directory: directory, programs: programs, lifeline: lifeline.fileHandleForWriting)
    }

    /// The newest server of at least version 15, where Debian puts it.
    private static func findPrograms() -> String? {
        let root = "/usr/lib/postgresql"
        let versions = ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []).compactMap(Int.init)
        return versions.filter { $0 >= 15 }.sorted(by: >).map { "\(root)/\($0)/bin" }.first {
            FileManager.default.isExecutableFile(atPath: "\($0)/postgres")
        }
    }

    private static let script = """
        directory=$1 programs=$2
        rm -rf "$directory" && mkdir -m 700 "$directory" || exit 1
        as() { "$@"; }
        if [ "$(id -u)" = 0 ]; then
            user=$(id -un postgres 2>/dev/null || echo nobody)
            chown "$user" "$directory"
            chmod 755 "$directory"
            as() { setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups "$@"; }
        fi
        cd "$directory"
        as "$programs/initdb" -D "$directory/data" -U svod -A trust -E UTF8 --locale=C.UTF-8 -N >&2 &&
        as "$programs/pg_ctl" -D "$directory/data" -l "$directory/log" -w -s \\
            -o "-c listen_addresses= -c unix_socket_directories=$directory -c fsync=off -c full_page_writes=off \\
                -c max_connections=300 -c shared_buffers=32MB -c autovacuum=off" start >&2 || { rm -rf "$directory"; exit 1; }
        echo ready
        exec >/dev/null
        read never
        as "$programs/pg_ctl" -D "$directory/data" -m immediate -s stop
        cd / && umount "$directory"/disk_* 2>/dev/null
        rm -rf "$directory"
        """

    static func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, text: String) {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }
}

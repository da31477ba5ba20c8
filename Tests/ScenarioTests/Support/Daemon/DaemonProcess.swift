import Foundation
import Glibc
import Synchronization

/// One run of the built program as a child process.
final class DaemonProcess: Sendable {
    /// How a process ended.
    enum Ending: Hashable, Sendable {
        case exited(Int32)
        case killed(Int32)
    }

    /// The program that was built beside the tests.
    static let program: URL = {
        let bundle = URL(fileURLWithPath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath()
        let folders = sequence(first: bundle.deletingLastPathComponent()) { folder in
            folder.path == "/" ? nil : folder.deletingLastPathComponent()
        }
        let found = folders.lazy.map { $0.appendingPathComponent("svod") }.first {
            FileManager.default.isExecutableFile(atPath: $0.path) && $0.path.contains("/.build")
        }
        return found ?? Fixtures.root.appendingPathComponent(".build/debug/svod")
    }()

    /// Its process number.
    let pid: pid_t
    private let endings: AsyncStream<Ending>
    private let fate = Fate()

    /// How it has ended; nil while it runs.
    private final class Fate: Sendable {
        let ending = Mutex<Ending?>(nil)
    }

    /// Whether it still runs.
    var isRunning: Bool { fate.ending.withLock { $0 == nil } }

    /// Starts `program` with `arguments`; both outputs are added to the file `log`.
    init(
        _ program: URL = DaemonProcess.program,
        _ arguments: [String],
        environment: [String: String] = [:],
        log: URL
    ) throws {
        if !FileManager.default.fileExists(atPath: log.path) { try Data().write(to: log) }
        let output = try FileHandle(forWritingTo: log)
        try output.seekToEnd()
        let (endings, told) = AsyncStream<Ending>.makeStream()
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.environment = DaemonProcess.surroundings.merging(environment) { _, new in new }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = output
        process.terminationHandler = { [fate] process in
            let status = process.terminationStatus
            let ending = process.terminationReason == .exit ? Ending.exited(status) : .killed(status)
            fate.ending.withLock { $0 = ending }
            told.yield(ending)
            told.finish()
        }
        try process.run()
        self.pid = process.processIdentifier
        self.endings = endings
    }

    /// Sends `signal` to this very process.
    func send(_ signal: Int32) { if isRunning { kill(pid, signal) } }

    /// Waits for its end, and answers how it was.
    func end() async -> Ending {
        for await _ in endings {}
        return fate.ending.withLock { $0 } ?? .exited(-1)
    }

    /// Runs the program to its end; answers how it ended and what it printed.
    static func run(_ arguments: [String], in folder: URL) async throws -> (ending: Ending, output: String) {
        let log = folder.appendingPathComponent("command-\(UUID().uuidString.prefix(8)).log")
        let ending = try await DaemonProcess(program, arguments, log: log).end()
        return (ending, (try? String(contentsOf: log, encoding: .utf8)) ?? "")
    }

    /// What a service manager leaves of our own environment.
    private static let surroundings = ProcessInfo.processInfo.environment.filter {
        ["PATH", "HOME", "LANG", "LD_LIBRARY_PATH", "TZ"].contains($0.key)
    }
}

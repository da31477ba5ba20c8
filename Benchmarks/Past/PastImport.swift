import Domain
import Foundation
import Synchronization

/// `svod import commerceml` as a process beside the daemon: years of orders go into the store while calls come.
final class PastImport: Meanwhile {
    /// What became of it.
    struct Outcome: Sendable {
        /// How many orders the file holds.
        var orders = 0
        /// How many bytes it has.
        var bytes = 0
        /// The most that stood in the process's memory, in megabytes (10⁶ bytes).
        var memory = 0.0
        /// What it said at its end, where that was no success.
        var fault: String?
    }

    private struct Contents {
        var folder = ""
        var began: ContinuousClock.Instant?
        var ended: ContinuousClock.Instant?
        var outcome = Outcome()
    }

    private let svod: String
    private let size: Int
    private let contents = Mutex(Contents())

    /// Creates an import of a file of at least `size` bytes by the program `svod`.
    init(svod: String, size: Int) {
        self.svod = svod
        self.size = size
    }

    var span: ClosedRange<ContinuousClock.Instant>? {
        contents.withLock { contents in
            guard let began = contents.began, let ended = contents.ended else { return nil }
            return began...ended
        }
    }

    /// What became of it.
    var outcome: Outcome { contents.withLock { $0.outcome } }

    func prepare(_ site: inout BenchSite, svod: String) async throws {
        try site.addAccountant()
        let (folder, size) = (site.folder, size)
        let file = try await OwnThread.run("file") { try OrdersFile(path: "\(folder)/past.xml", size: size) }
        contents.withLock { contents in
            contents.folder = folder
            contents.outcome.orders = file.orders
            contents.outcome.bytes = file.bytes
        }
    }

    func watch() async throws {
        let folder = contents.withLock { $0.folder }
        let process = try start(in: folder)
        contents.withLock { $0.began = ContinuousClock.now }
        while process.isRunning {
            let memory = Self.peak(of: process.processIdentifier)
            contents.withLock { $0.outcome.memory = max($0.outcome.memory, memory) }
            try await Task.sleep(for: .milliseconds(50))
        }
        let log = (try? String(contentsOfFile: "\(folder)/import.log", encoding: .utf8)) ?? ""
        contents.withLock { contents in
            contents.ended = ContinuousClock.now
            if process.terminationStatus != 0 { contents.outcome.fault = String(log.suffix(500)) }
        }
    }

    private func start(in folder: String) throws -> Process {
        let log = "\(folder)/import.log"
        guard FileManager.default.createFile(atPath: log, contents: nil), let output = FileHandle(forWritingAtPath: log)
        else { throw SvodError(.unavailable, "\(log): cannot be written") }
        let process = Process()
        process.executableURL = URL(filePath: svod)
        process.arguments = [
            "import", "commerceml", "--config", "\(folder)/svod.yaml", "--json", "\(folder)/past.xml",
        ]
        process.environment = ProcessInfo.processInfo.environment.merging(["RUNTIME_DIRECTORY": folder]) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = output
        try process.run()
        return process
    }

    private static func peak(of process: Int32) -> Double {
        let text = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        let words = line?.split(whereSeparator: \.isWhitespace) ?? []
        return words.count > 1 ? (Double(words[1]) ?? 0) * 1024 / 1e6 : 0
    }
}

import Domain
import Foundation

/// The built `svod run` as a process of its own, started and watched as a service manager does it.
final class DaemonProcess: Sendable {
    /// From the start of the process to `READY=1`.
    let startTime: Duration
    private let process: Process
    private let folder: String

    private init(process: Process, startTime: Duration, folder: String) {
        self.process = process
        self.startTime = startTime
        self.folder = folder
    }

    /// Starts `program` with the configuration file of `folder`, where it keeps its log too, and waits until it is ready.
    ///
    /// - Throws: ``SvodError`` with the end of its log when it is not ready within 30 seconds.
    static func start(_ program: String, folder: String) throws -> DaemonProcess {
        let notify = try NotifySocket(path: "\(folder)/notify")
        defer { notify.close() }
        let log = "\(folder)/svod.log"
        guard FileManager.default.createFile(atPath: log, contents: nil), let output = FileHandle(forWritingAtPath: log)
        else { throw SvodError(.unavailable, "\(log): cannot be written") }
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = ["run", "--config", "\(folder)/svod.yaml", "--runtime-directory", folder]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = output
        var environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("JOURNAL_STREAM") }
        environment["NOTIFY_SOCKET"] = notify.path
        process.environment = environment
        let start = ContinuousClock.now
        try process.run()
        guard notify.waitForReady(seconds: 30) else {
            process.terminate()
            let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
            throw SvodError(.timedOut, "svod was not ready within 30 s; its log ends: \(text.suffix(2000))")
        }
        return DaemonProcess(process: process, startTime: start.duration(to: .now), folder: folder)
    }

    /// Resident memory in megabytes (10⁶ bytes), all of it and what no other process shares.
    var memory: (resident: Double, own: Double) {
        let text = (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)) ?? ""
        func field(_ name: String) -> Double {
            let line = text.split(separator: "\n").first { $0.hasPrefix(name) }
            let words = line?.split(whereSeparator: \.isWhitespace) ?? []
            return words.count > 1 ? (Double(words[1]) ?? 0) * 1024 / 1e6 : 0
        }
        return (field("VmRSS:"), field("RssAnon:"))
    }

    /// How long all its threads have worked.
    var processorTime: Duration {
        let text = (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/stat", encoding: .utf8)) ?? ""
        let fields = text.split(separator: ")").last?.split(separator: " ") ?? []
        guard fields.count > 12, let user = Int64(fields[11]), let system = Int64(fields[12]) else { return .zero }
        return .milliseconds((user + system) * 10)
    }

    /// Asks it to stop, waits for its end and answers how long that took.
    func stop() throws -> Duration {
        let start = ContinuousClock.now
        process.terminate()
        process.waitUntilExit()
        let time = start.duration(to: .now)
        guard process.terminationReason == .exit, process.terminationStatus == 0 else {
            throw SvodError(.unavailable, "svod ended with status \(process.terminationStatus); log in \(folder)")
        }
        return time
    }
}

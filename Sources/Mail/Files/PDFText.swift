import Foundation
import Glibc

/// Reads the text of a PDF by `pdftotext` (poppler-utils), executed under limits: a stranger's file is not parsed within
/// the daemon.
package struct PDFText: Sendable {
    /// How much the program may take.
    package struct Limits: Sendable, Hashable {
        /// Seconds of processor time.
        package var seconds = 10
        /// Kilobytes of memory.
        package var memory = 512 << 10
        /// Pages that are read.
        package var pages = 50
        /// Bytes of text that are kept.
        package var text = 256 << 10
        /// How long it may run by the clock on the wall.
        package var wall = Duration.seconds(20)

        /// Creates the usual limits.
        package init() {}
    }

    private let limits: Limits
    private let program: String

    /// Creates a reader that runs `program`.
    package init(limits: Limits = Limits(), program: String = "pdftotext") {
        (self.limits, self.program) = (limits, program)
    }

    /// The text of the file at `path`; nil when there is none, or the program was stopped before it said any.
    package func read(_ path: String) async -> String? {
        await withCheckedContinuation { continuation in
            let thread = Thread { continuation.resume(returning: run(path)) }
            thread.stackSize = 256 << 10
            thread.name = "pdftotext"
            thread.start()
        }
    }

    private func run(_ path: String) -> String? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        let script =
            "ulimit -t \(limits.seconds) -v \(limits.memory) -f 0 -c 0; exec \"$0\" -q -enc UTF-8 -nopgbrk -l \(limits.pages) -- \"$1\" -"
        process.arguments = ["-c", script, program, path]
        process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        let bytes = Self.bytes(of: output.fileHandleForReading.fileDescriptor, limits)
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        let text = String(decoding: bytes, as: UTF8.self).replacing("\u{0}", with: " ")
        return text.contains { !$0.isWhitespace } ? text : nil
    }

    /// What the program writes, until it ends, or has written or taken too much.
    private static func bytes(of descriptor: CInt, _ limits: Limits) -> [UInt8] {
        let end = ContinuousClock.now + limits.wall
        var (result, buffer): ([UInt8], [UInt8]) = ([], [UInt8](repeating: 0, count: 16 << 10))
        while result.count < limits.text {
            let left = (end - .now).components
            let milliseconds = left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000
            guard milliseconds > 0 else { break }
            var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&watched, 1, CInt(milliseconds)) > 0 else { break }
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            guard count > 0 else { break }
            result += buffer[..<count]
        }
        return Array(result.prefix(limits.text))
    }
}

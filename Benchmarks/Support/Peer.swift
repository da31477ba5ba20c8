import Domain
import Foundation

/// A program that does the same work, run once, with its figures on standard output as `name value` lines.
struct Peer: Sendable {
    /// The program.
    var program: String
    /// Its arguments.
    var arguments: [String]

    /// Runs it to its end.
    ///
    /// - Throws: ``SvodError`` with what it said when it fails.
    func run() throws -> [String: String] {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw SvodError(.unavailable, "\(program) ended with status \(process.terminationStatus): \(text)")
        }
        var figures: [String: String] = [:]
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ", maxSplits: 1).map(String.init)
            if words.count == 2 { figures[words[0]] = words[1] }
        }
        return figures
    }
}

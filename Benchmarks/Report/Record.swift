import Domain
import Foundation

/// The place in a document where the last run's table stands.
enum Record {
    private static let begin = "<!-- bench: begin -->"
    private static let end = "<!-- bench: end -->"

    /// Puts `table` between the marks of the document at `path`.
    static func write(_ table: String, to path: String) throws {
        let document = try String(contentsOfFile: path, encoding: .utf8)
        guard let first = document.range(of: begin), let last = document.range(of: end),
            first.upperBound <= last.lowerBound
        else { throw SvodError(.invalidInput, "\(path): the marks \(begin) and \(end) do not stand in it") }
        let changed = document[..<first.upperBound] + "\n\(table)\n" + document[last.lowerBound...]
        try String(changed).write(toFile: path, atomically: true, encoding: .utf8)
    }
}

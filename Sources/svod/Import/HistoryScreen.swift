import Foundation
import Glibc
import OneC
import Ops

/// What an import of past years prints: a bar on a terminal, a line or an object a file in the end.
final class HistoryScreen {
    private struct End: Encodable {
        let file: String
        let documents: Int
        let refused: Int
    }

    private static let width = 24
    private let file: String
    private let isJSON: Bool
    private let hasTerminal = isatty(STDERR_FILENO) == 1
    private let began = ContinuousClock.now
    private var shown = ContinuousClock.now
    private var first: HistoryProgress?

    init(file: String, isJSON: Bool) { (self.file, self.isJSON) = (file, isJSON) }

    /// Shows how far the import is, twice a second.
    func progress(_ progress: HistoryProgress) {
        if first == nil { first = progress }
        guard hasTerminal, ContinuousClock.now - shown > .milliseconds(500) else { return }
        shown = ContinuousClock.now
        FileHandle.standardError.write(Data("\r\u{1B}[K\(line(progress))".utf8))
    }

    /// Prints what became of the file.
    func end(_ total: HistoryProgress) throws {
        if hasTerminal { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
        guard isJSON else {
            print("\(file): \(total.documents) documents taken, \(total.refused) refused")
            return
        }
        let end = End(file: file, documents: total.documents, refused: total.refused)
        print(String(decoding: try ReportCoding.encode(end, pretty: false), as: UTF8.self))
    }

    private func line(_ progress: HistoryProgress) -> String {
        let seconds = max(1, (ContinuousClock.now - began).components.seconds)
        let rate = Int64(progress.documents - (first?.documents ?? 0)) / seconds
        let figures = "\(progress.documents) documents, \(progress.refused) refused, \(rate) a second"
        guard let size = progress.size, size > 0 else { return figures }
        let share = min(1, Double(progress.bytes) / Double(size))
        let full = Int(share * Double(Self.width))
        let bar = String(repeating: "#", count: full) + String(repeating: "-", count: Self.width - full)
        return "[\(bar)] \(Int(share * 100)) %  \(figures)"
    }
}

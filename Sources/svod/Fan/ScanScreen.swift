import Foundation
import Glibc
import Ops

/// What a scan over history prints: a bar on a terminal, a line or an object in the end.
final class ScanScreen {
    private struct End: Encodable {
        let cards: Int
        let groups: Int
    }

    private static let width = 24
    private let isJSON: Bool
    private let hasTerminal = isatty(STDERR_FILENO) == 1

    init(isJSON: Bool) { self.isJSON = isJSON }

    /// Shows how far it is.
    func progress(_ looked: Int, of total: Int) {
        guard hasTerminal, total > 0 else { return }
        let share = min(1, Double(looked) / Double(total))
        let full = Int(share * Double(Self.width))
        let bar = String(repeating: "#", count: full) + String(repeating: "-", count: Self.width - full)
        let line = "[\(bar)] \(Int(share * 100)) %  \(looked) of \(total) cards"
        FileHandle.standardError.write(Data("\r\u{1B}[K\(line)".utf8))
    }

    /// Prints what came of it.
    func end(_ looked: Int, groups: Int) throws {
        if hasTerminal { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
        guard isJSON else {
            print("\(looked) cards compared, \(groups) groups of several dealers wait for a decision")
            return
        }
        print(
            String(decoding: try ReportCoding.encode(End(cards: looked, groups: groups), pretty: false), as: UTF8.self)
        )
    }
}

import Domain
import Foundation
import Glibc
import Ops
import Records
import Sheets
import Tables

/// What an import prints: rows and their faults to standard output, how far it is to standard error, on a terminal only.
final class ImportScreen {
    private struct End: Encodable {
        let done: Bool
        let dryRun: Bool
        let importRun: Int64?
        let rows: Int
        let created: Int
        let changed: Int
        let skipped: Int
        let refused: Int
    }

    private let isJSON: Bool
    private let isQuiet: Bool
    private let isDry: Bool
    private let file: String
    private let hasTerminal = isatty(STDERR_FILENO) == 1
    private var shown = ContinuousClock.now
    private var isBarShown = false

    init(isJSON: Bool, isQuiet: Bool, isDry: Bool, file: String) {
        (self.isJSON, self.isQuiet, self.isDry, self.file) = (isJSON, isQuiet, isDry, file)
    }

    /// Says which columns are left out.
    func begin(leftOver: [String]) {
        guard !leftOver.isEmpty, !isJSON else { return }
        print("columns that the mapping leaves out: \(leftOver.joined(separator: ", "))")
    }

    /// Prints a row.
    func show(_ outcome: RowOutcome) throws {
        if isQuiet, outcome.faults.isEmpty, outcome.warnings.isEmpty { return }
        clear()
        if isJSON {
            let bytes = try ReportCoding.encode(outcome, pretty: false)
            print(String(decoding: bytes, as: UTF8.self))
            return
        }
        // A run says what a dry run has said before only where something needs a look.
        guard isDry || !outcome.faults.isEmpty || !outcome.warnings.isEmpty else { return }
        for line in ImportText.lines(outcome) { print(Self.visible(line)) }
    }

    /// Shows how far the import is, twice a second.
    func progress(_ run: ImportRun) {
        guard hasTerminal, ContinuousClock.now - shown > .milliseconds(500) else { return }
        shown = ContinuousClock.now
        isBarShown = true
        let totals = run.totals
        let text = "row \(run.rowDone): \(totals.created) new, \(totals.changed) changed, \(totals.refused) refused"
        FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8))
    }

    /// Prints what became of all rows.
    func end(_ totals: ImportTotals, run: ImportRun?) throws {
        clear()
        guard isJSON else { return print(ImportText.totals(totals, isDry: isDry)) }
        let end = End(
            done: true,
            dryRun: isDry,
            importRun: run?.id.rawValue,
            rows: totals.rows,
            created: totals.created,
            changed: totals.changed,
            skipped: totals.skipped,
            refused: totals.refused
        )
        print(String(decoding: try ReportCoding.encode(end, pretty: false), as: UTF8.self))
    }

    private func clear() {
        guard isBarShown else { return }
        isBarShown = false
        FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    }

    /// The line without control characters, which a terminal would obey.
    private static func visible(_ line: String) -> String {
        String(String.UnicodeScalarView(line.unicodeScalars.filter { $0.properties.generalCategory != .control }))
    }
}

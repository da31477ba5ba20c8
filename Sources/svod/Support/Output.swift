import Foundation
import Ops

/// What commands print.
enum Output {
    /// The style that fits standard output.
    static var style: TerminalStyle { TerminalStyle(environment: ProcessInfo.processInfo.environment) }

    /// Prints `report` as JSON, or as `text` gives it.
    static func show<Report: Encodable>(_ report: Report, asJSON: Bool, text: (TerminalStyle) -> String) throws {
        let bytes = asJSON ? try ReportCoding.encode(report, pretty: true) + Data("\n".utf8) : Data(text(style).utf8)
        try FileHandle.standardOutput.write(contentsOf: bytes)
    }
}

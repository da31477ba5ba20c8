import Domain
import Foundation
import Settings

/// `svod status` for people.
package enum StatusText {
    /// The report as text.
    package static func render(_ report: HealthReport, style: TerminalStyle) -> String {
        let tone: TerminalStyle.Tone
        switch report.verdict {
        case .ok: tone = .good
        case .degraded: tone = .warning
        case .failing: tone = .bad
        }
        var head = "svod \(report.version)  \(style.paint(report.verdict.rawValue, tone))"
        if let age = age(from: report.startedAt, to: report.now) { head += ", up \(age)" }
        if let memory = report.memoryBytes { head += ", \(memory >> 20) MB" }
        var table = TerminalTable(
            ["PART", "STATE", "SINCE", "LAST EVENT", "LAG", "RESTARTS", "NOTE"],
            rightAligned: [4, 5]
        )
        for part in report.parts { table.add(row(part, now: report.now)) }
        return head + "\n\n" + table.text(style)
    }

    private static func row(_ part: HealthReport.Part, now: String) -> [TerminalTable.Cell] {
        let tone: TerminalStyle.Tone? =
            switch part.state {
            case "up": .good
            case "failed", "stuck": .bad
            default: .warning
            }
        func ago(_ moment: String?) -> String { moment.flatMap { age(from: $0, to: now) }.map { "\($0) ago" } ?? "" }
        var note = part.reason ?? ""
        if let until = part.until, let left = age(from: now, to: until) { note += " (again in \(left))" }
        return [
            .init(part.name), .init(part.state, tone), .init(ago(part.since)), .init(ago(part.lastEventAt)),
            .init(part.lagSeconds.map { DurationText.format(.milliseconds(Int64($0 * 1000))) } ?? ""),
            .init(part.restarts == 0 ? "" : String(part.restarts)), .init(note),
        ]
    }

    private static func age(from start: String, to end: String) -> String? {
        guard let start = ISOMoment.parse(start), let end = ISOMoment.parse(end) else { return nil }
        let seconds = max(0, (end - start).components.seconds)
        return DurationText.format(.seconds(seconds))
    }
}

/// `svod queue` for people.
package enum QueueText {
    /// The report as text.
    package static func render(_ report: QueueReport, style: TerminalStyle) -> String {
        var text = section("Inbox", report.inbox, style)
        text += section("Outbox", report.outbox, style)
        let overdue = report.overdueTimers == 0 ? "none overdue" : style.paint("\(report.overdueTimers) overdue", .bad)
        text += "\(style.paint("Timers", .strong))  \(report.timers) armed, \(overdue)\n"
        guard !report.troubles.isEmpty else { return text }
        var table = TerminalTable(["ROW", "STATE", "KIND", "STREAM OR CONNECTOR", "SINCE", "REASON"])
        for row in report.troubles {
            table.add([
                .init(row.row), .init(row.state, .bad), .init(row.kind), .init(row.place), .init(row.since),
                .init(row.reason ?? ""),
            ])
        }
        return text + "\n" + table.text(style)
            + "\nTry again: svod queue retry inbox:N, svod queue repeat outbox:N; set aside: svod queue set-aside inbox:N\n"
    }

    private static func section(_ title: String, _ lines: [QueueReport.Line], _ style: TerminalStyle) -> String {
        guard !lines.isEmpty else { return "\(style.paint(title, .strong))  empty\n" }
        let bounds = QueueReport.ages.map { DurationText.format(.seconds($0)) }
        let columns = bounds.map { "<\($0)" } + ["older"]
        var table = TerminalTable(
            [title, "STATE", "ALL"] + columns,
            rightAligned: Set(2..<(3 + columns.count))
        )
        for line in lines {
            let tone: TerminalStyle.Tone? = ["held", "dead", "expired"].contains(line.state) ? .bad : nil
            let ages = line.byAge.map { TerminalTable.Cell($0 == 0 ? "" : String($0)) }
            table.add([.init(line.name), .init(line.state, tone), .init(String(line.count))] + ages)
        }
        return table.text(style) + "\n"
    }
}

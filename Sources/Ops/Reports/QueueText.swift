import Store

/// `svod queue` for people.
package enum QueueText {
    /// The report as text.
    package static func render(_ report: QueueReport, style: TerminalStyle) -> String {
        let figures = report.figures
        var text = section("Inbox", figures.inbox, style) + section("Outbox", figures.outbox, style)
        let failing = figures.timersFailing == 0 ? "" : ", " + style.paint("\(figures.timersFailing) failing", .bad)
        text += "\(style.paint("Timers", .strong))  \(figures.timersArmed) armed, \(figures.timersDue) due\(failing)\n"
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

    private static func section(_ title: String, _ lines: [QueueLine], _ style: TerminalStyle) -> String {
        guard !lines.isEmpty else { return "\(style.paint(title, .strong))  empty\n" }
        let columns = AgeBuckets.titles
        var table = TerminalTable(
            [title, "STATE", "ALL"] + columns,
            rightAligned: Set(2..<(3 + columns.count))
        )
        for line in lines {
            let tone: TerminalStyle.Tone? = ["held", "dead", "expired"].contains(line.state) ? .bad : nil
            let ages = line.ages.counts.map { TerminalTable.Cell($0 == 0 ? "" : String($0)) }
            table.add([.init(line.name), .init(line.state, tone), .init(String(line.ages.total))] + ages)
        }
        return table.text(style) + "\n"
    }
}

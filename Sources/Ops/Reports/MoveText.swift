package import Store

/// `svod move-store` for people.
package enum MoveText {
    /// The tables with their rows, and what is to be done now.
    package static func render(_ report: StoreMoveReport, style: TerminalStyle) -> String {
        var table = TerminalTable(["TABLE", "ROWS", "DIGEST"], rightAligned: [1])
        for moved in report.tables { table.add([.init(moved.name), .init("\(moved.rows)"), .init(moved.digest)]) }
        return table.text(style)
            + "\n\(report.rows) rows moved and compared. Now name the database in the configuration under store: postgres.\n"
    }
}

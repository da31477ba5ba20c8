/// All sections of a run, as text for a terminal and as a document's table.
struct Report: Sendable {
    private static let heads = ["measure", "svod", "beside it, in the same run", "goal", "met"]

    /// The machine and the versions.
    var machine: String
    /// What was measured.
    var sections: [Section] = []

    /// Whether any figure is beyond its goal.
    var misses: Int { sections.flatMap(\.figures).count { $0.verdict == .missed } }

    /// For a terminal.
    var text: String {
        let rows = sections.flatMap(\.figures).map(Self.cells)
        let widths = Self.heads.indices.map { column in
            ([Self.heads] + rows).map { $0[column].count }.max() ?? 0
        }
        var lines = [machine, Self.line(Self.heads, widths)]
        for section in sections {
            lines.append("")
            lines.append(section.title)
            lines += section.figures.map { Self.line(Self.cells($0), widths) }
            lines += section.notes.map { "  note: \($0)" }
        }
        return lines.joined(separator: "\n")
    }

    /// For a document.
    var markdown: String {
        var lines = [machine, "", "| \(Self.heads.joined(separator: " | ")) |", "| --- | --- | --- | --- | --- |"]
        for section in sections {
            lines.append("| **\(section.title)** | | | | |")
            lines += section.figures.map { "| \(Self.cells($0).joined(separator: " | ")) |" }
        }
        lines.append("")
        lines += sections.flatMap { section in section.notes.map { "* \(section.title): \($0)" } }
        return lines.joined(separator: "\n")
    }

    private static func cells(_ figure: Figure) -> [String] {
        [figure.name, figure.value, figure.beside, figure.goal, figure.verdict.rawValue]
    }

    private static func line(_ cells: [String], _ widths: [Int]) -> String {
        var line = ""
        for (cell, width) in zip(cells, widths) {
            line += cell + String(repeating: " ", count: max(width - cell.count, 0) + 2)
        }
        while line.last == " " { line.removeLast() }
        return line
    }
}

/// Rows in aligned columns.
package struct TerminalTable: Sendable {
    /// One cell: a text and what it means.
    package struct Cell: Hashable, Sendable, ExpressibleByStringLiteral {
        /// The text without control characters.
        package let text: String
        let tone: TerminalStyle.Tone?

        /// Creates a cell. Control characters are left out: a terminal obeys them.
        package init(_ text: String, _ tone: TerminalStyle.Tone? = nil) {
            self.text = String(
                text.unicodeScalars.filter { $0.properties.generalCategory != .control }.map(Character.init)
            )
            self.tone = tone
        }

        /// Creates a plain cell.
        package init(stringLiteral text: String) { self.init(text) }
    }

    private let header: [String]
    private let rightAligned: Set<Int>
    private var rows: [[Cell]] = []

    /// Creates a table; the columns in `rightAligned` hold numbers.
    package init(_ header: [String], rightAligned: Set<Int> = []) {
        self.header = header
        self.rightAligned = rightAligned
    }

    /// Adds a row.
    package mutating func add(_ cells: [Cell]) { rows.append(cells) }

    /// Whether there is no row.
    package var isEmpty: Bool { rows.isEmpty }

    /// The table as text, a newline after each row; no trailing blanks.
    package func text(_ style: TerminalStyle) -> String {
        let head = header.map { Cell($0, .strong) }
        let all = [head] + rows
        let widths = header.indices.map { column in
            all.map { column < $0.count ? $0[column].text.count : 0 }.max() ?? 0
        }
        return all.map { line($0, widths, style) + "\n" }.joined()
    }

    private func line(_ cells: [Cell], _ widths: [Int], _ style: TerminalStyle) -> String {
        let last = cells.lastIndex { !$0.text.isEmpty } ?? 0
        let columns = cells.enumerated().prefix(last + 1).map { column, cell in
            let blank = String(repeating: " ", count: max(0, widths[column] - cell.text.count))
            let painted = style.paint(cell.text, cell.tone)
            if rightAligned.contains(column) { return blank + painted }
            return column == last ? painted : painted + blank
        }
        return columns.joined(separator: "  ")
    }
}

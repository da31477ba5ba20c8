/// A table: of a letter's HTML, of a sheet that came with it, or of lines with tabs.
package struct TextTable: Hashable, Sendable, Codable {
    /// Its rows of cells, each cell without blanks at its ends.
    package var rows: [[String]]

    /// Creates a table.
    package init(rows: [[String]]) { self.rows = rows }
}

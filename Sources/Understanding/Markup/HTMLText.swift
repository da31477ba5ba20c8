/// What of an HTML page can be read.
package struct HTMLText: Hashable, Sendable {
    /// The text: a line a block, cells of a table behind one another with tabs.
    package var text: String
    /// The text above what the client marks as quoted; nil when nothing is marked, or nothing stands above.
    package var above: String?
    /// Its tables of two columns and more, without those that only lay the page out.
    package var tables: [TextTable]

    /// Creates one.
    package init(text: String, above: String? = nil, tables: [TextTable] = []) {
        self.text = text
        self.above = above
        self.tables = tables
    }
}

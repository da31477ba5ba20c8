/// How much of a CSV file is taken for one record before it is refused.
package struct CSVLimits: Hashable, Sendable {
    /// Bytes of one field, UTF-8.
    package var field: Int
    /// Fields of one record.
    package var fields: Int
    /// Line ends within one pair of quotes: more of them are a quote that somebody forgot.
    package var lines: Int

    /// Creates limits.
    package init(field: Int = 1 << 20, fields: Int = ColumnName.most, lines: Int = 1000) {
        self.field = field
        self.fields = fields
        self.lines = lines
    }
}

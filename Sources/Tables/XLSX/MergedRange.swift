/// Cells that were merged into one, whose value stands in the first.
package struct MergedRange: Hashable, Sendable {
    /// Rows, from 1.
    package let rows: ClosedRange<Int>
    /// Columns, from 0.
    package let columns: ClosedRange<Int>

    /// Creates a range.
    package init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
        self.rows = rows
        self.columns = columns
    }

    /// Reads a reference such as `B1:D2`; nil when it is none.
    package init?(reference: String) {
        let ends = reference.split(separator: ":")
        guard ends.count == 2, let left = ColumnName.index(of: ends[0]), let right = ColumnName.index(of: ends[1]),
            let top = Int(ends[0].drop { $0.isLetter }), let bottom = Int(ends[1].drop { $0.isLetter }), left <= right,
            1 <= top, top <= bottom
        else { return nil }
        self.init(rows: top...bottom, columns: left...right)
    }
}

/// One row of a sheet.
package struct SheetRow: Hashable, Sendable {
    /// Its number: a CSV file's line in which it begins, a workbook's row; from 1.
    package let line: Int
    /// Its cells from the first column on; columns behind the last filled one may be missing.
    package let cells: [SheetCell]
    /// What was wrong with its form, for people.
    package let faults: [String]

    /// Creates a row.
    package init(line: Int, cells: [SheetCell], faults: [String] = []) {
        self.line = line
        self.cells = cells
        self.faults = faults
    }

    /// The cell of a column, counted from 0; ``SheetCell/empty`` where there is none.
    package subscript(_ column: Int) -> SheetCell { column < cells.count && column >= 0 ? cells[column] : .empty }

    /// Whether all cells are empty.
    package var isEmpty: Bool { cells.allSatisfy(\.isEmpty) }
}

package import Domain
import Store

/// An import of a sheet, as far as it has come.
package struct ImportRun: Hashable, Sendable {
    /// Whether it came to the end.
    package enum State: String, Hashable, Sendable {
        /// It is at work, or was stopped.
        case running
        /// It came to the end of the sheet.
        case done
    }

    /// Its number.
    package let id: ImportRunID
    /// The name of the file, without its folders.
    package let file: String
    /// Whether it came to the end.
    package let state: State
    /// The last row of the sheet that was dealt with.
    package var rowDone: Int
    /// What became of the rows.
    package var totals: ImportTotals
    /// When it began.
    package let startedAt: Timestamp

    static let columns: SQL = "id, file, state, row_done, created, changed, skipped, refused, started_at"

    init(row: Row) throws {
        id = try row.get("id")
        file = try row.get("file")
        state = try row.get("state")
        rowDone = try row.get("row_done")
        totals = ImportTotals(
            created: try row.get("created"),
            changed: try row.get("changed"),
            skipped: try row.get("skipped"),
            refused: try row.get("refused")
        )
        startedAt = try row.get("started_at")
    }
}

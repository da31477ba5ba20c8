/// What became of the rows of a sheet.
package struct ImportTotals: Hashable, Sendable, Codable {
    /// Rows that made a new record.
    package var created: Int
    /// Rows that changed one.
    package var changed: Int
    /// Rows of which all was known already.
    package var skipped: Int
    /// Rows that were wrong, and left out.
    package var refused: Int

    /// Creates totals.
    package init(created: Int = 0, changed: Int = 0, skipped: Int = 0, refused: Int = 0) {
        self.created = created
        self.changed = changed
        self.skipped = skipped
        self.refused = refused
    }

    /// All rows.
    package var rows: Int { created + changed + skipped + refused }

    /// Adds the rows of another part of the sheet.
    package static func += (left: inout ImportTotals, right: ImportTotals) {
        left.created += right.created
        left.changed += right.changed
        left.skipped += right.skipped
        left.refused += right.refused
    }
}

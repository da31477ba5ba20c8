import Tables

/// How the cells of one column become values of a field.
package struct ColumnRule: Hashable, Sendable {
    /// How the mapping names the column.
    package enum Source: Hashable, Sendable {
        /// By its heading, however its letters are written.
        case heading(String)
        /// By its letter, counted from 0.
        case letter(Int)
    }

    /// What becomes of a value that the list of values has not.
    package enum Unlisted: String, Hashable, Sendable, CaseIterable {
        /// It is taken as it is.
        case keep
        /// The row is refused.
        case refuse
        /// The cell counts as empty.
        case empty
    }

    /// How days of three numbers are read.
    package enum DayOrder: String, Hashable, Sendable, CaseIterable {
        /// 31.12.2026, and 31/12/2026.
        case dayFirst = "day-first"
        /// 12/31/2026.
        case monthFirst = "month-first"
    }

    /// The column.
    package let source: Source
    /// The field.
    package let field: ImportField
    /// The line of the mapping.
    package let line: Int?
    /// What the cells' words mean, by their folded form.
    package var values: [String: String] = [:]
    /// What becomes of other words.
    package var unlisted = Unlisted.keep
    /// Whether an empty cell refuses the row.
    package var isRequired = false
    /// The currency of sums without one of their own.
    package var currency = "RUB"
    /// How days are read.
    package var days = DayOrder.dayFirst

    /// Creates a rule that takes values as they are.
    package init(source: Source, field: ImportField, line: Int?) {
        self.source = source
        self.field = field
        self.line = line
    }

    /// The column for people.
    package var label: String {
        switch source {
        case .heading(let text): "«\(text)»"
        case .letter(let index): ColumnName.of(index)
        }
    }
}

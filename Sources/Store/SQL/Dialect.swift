/// Everything in which the SQL of the two engines differs. All other text is written once.
///
/// What one must know besides: integer columns are 64 bits on both; a comparison or `EXISTS` in a SELECT list comes
/// out as 0 or 1; text compares by code points (PostgreSQL databases are created with collation C); `LIKE` tells cases
/// apart; NULLs sort first on SQLite and last on PostgreSQL, so say `NULLS FIRST` or `NULLS LAST`; a condition is a
/// comparison (`is_open = \(true)`), never a bare column.
package struct Dialect: Sendable {
    /// The engine it speaks to.
    package let kind: EngineKind

    /// The larger of two values: SQLite's `max` of two arguments is PostgreSQL's `greatest`.
    package func greatest(_ left: SQL, _ right: SQL) -> SQL {
        switch kind {
        case .sqlite: "max(\(left), \(right))"
        case .postgres: "greatest(\(left), \(right))"
        }
    }

    /// The smaller of two values.
    package func least(_ left: SQL, _ right: SQL) -> SQL {
        switch kind {
        case .sqlite: "min(\(left), \(right))"
        case .postgres: "least(\(left), \(right))"
        }
    }

    /// A member of a JSON object kept as text, as text; null when it is absent. No index serves it.
    package func member(_ name: String, ofJSON json: SQL) -> SQL {
        switch kind {
        case .sqlite:
            let path = "$.\"\(name)\""
            return "CAST(json_extract(\(json), \(path)) AS TEXT)"
        case .postgres:
            return "((\(json))::jsonb ->> \(name))"
        }
    }
}

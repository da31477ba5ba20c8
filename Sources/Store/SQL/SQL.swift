/// A statement, or a piece of one, whose interpolated values are bound and never become text.
///
/// ```swift
/// let mine: SQL = "owner_id = \(staff) AND status IN (\(list: [Status.inquiry, .overdue]))"
/// let rows = try connection.rows("SELECT id FROM lead WHERE \(mine) ORDER BY id LIMIT \(50)")
/// ```
///
/// The text is the same for both engines; a name of a column or table that is computed is spliced with `\(raw:)`,
/// which takes a `StaticString` only, so that nothing from outside can ever become SQL.
package struct SQL: Sendable, Hashable {
    enum Part: Sendable, Hashable {
        case text(String)
        case value(SQLValue, SQLType)
    }

    private(set) var parts: [Part]

    init(parts: [Part]) { self.parts = parts }

    /// Creates a statement from text that was written in the source.
    package init(_ text: StaticString) { parts = [.text(text.description)] }

    /// Creates a statement from text of the schema, which this module alone may do.
    init(schema text: String) { parts = [.text(text)] }

    /// Nothing: splices as no text.
    package static let empty = SQL(parts: [])

    /// Joins two pieces.
    package static func + (left: SQL, right: SQL) -> SQL { SQL(parts: left.parts + right.parts) }

    /// Appends a piece.
    package static func += (left: inout SQL, right: SQL) { left.parts.append(contentsOf: right.parts) }

    /// Whether there is neither text nor a value in it.
    package var isEmpty: Bool { parts.isEmpty }
}

extension Sequence<SQL> {
    /// Joins the pieces with `separator` between them: `conditions.joined(" AND ")`.
    package func joined(_ separator: StaticString) -> SQL {
        var joined = SQL.empty
        for (index, piece) in enumerated() {
            if index > 0 { joined += SQL(separator) }
            joined += piece
        }
        return joined
    }
}

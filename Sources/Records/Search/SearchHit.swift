import Store

/// A person, lead or deal that was found.
package struct SearchHit: Hashable, Sendable, Encodable {
    /// Its number.
    package var id: Int64
    /// What to show.
    package var title: String?
    /// What else to show: the company, the status, the stage.
    package var more: String?

    init(row: Row) throws {
        id = try row.get("id")
        title = try row.get("title")
        more = try row.get("more")
    }
}

package import Domain
import Store

/// What somebody had and when: a department or a phone.
package struct StaffTenure: Hashable, Sendable {
    /// The department's name, or `exchange/extension`.
    package var what: String
    /// From when.
    package var since: Timestamp
    /// To when; nil while it lasts.
    package var until: Timestamp?

    init(row: Row) throws {
        what = try row.get("what")
        since = try row.get("since")
        until = try row.get("until")
    }
}

package import Domain
import Store

/// A row of the `fan_group` table: requests for one project.
package struct EnquiryGroupRecord: Hashable, Sendable {
    /// How far it is.
    package enum State: String, Hashable, Sendable, Codable {
        /// Nobody has decided, or what was decided has run out.
        case open
        /// It is decided who keeps the project.
        case decided
        /// It is none any more: its requests went elsewhere, or are no fan order.
        case dissolved
    }

    /// Its number.
    package let id: EnquiryGroupID
    /// How far it is.
    package let state: State
    /// The end customer.
    package let customer: String?
    /// How many open requests stand in it.
    package let requests: Int
    /// How many different dealers ask.
    package let dealers: Int
    /// The strength of its evidence, in thousandths of a bit.
    package let score: Int64
    /// When the product manager was told.
    package let alertedAt: Timestamp?
    /// When it came about.
    package let openedAt: Timestamp
    /// When anything of it changed.
    package let changedAt: Timestamp
    /// Rises with every change.
    package let version: Int64

    static let columns: SQL =
        "id, state, customer, requests, dealers, score, alerted_at, opened_at, changed_at, version"

    init(row: Row) throws {
        id = try row.get("id")
        state = try row.get("state")
        customer = try row.get("customer")
        requests = try row.get("requests")
        dealers = try row.get("dealers")
        score = try row.get("score")
        alertedAt = try row.get("alerted_at")
        openedAt = try row.get("opened_at")
        changedAt = try row.get("changed_at")
        version = try row.get("version")
    }

    /// The name under which the journal speaks of it.
    package var subject: String { Self.subject(id) }

    /// The name under which the journal speaks of a group.
    package static func subject(_ id: EnquiryGroupID) -> String { "fan:\(id)" }
}

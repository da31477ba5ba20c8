package import Domain
import Store

/// A row of the `reservation` table: a project that is or was kept for somebody.
package struct ReservationRecord: Hashable, Sendable {
    /// How far it is.
    package enum State: String, Hashable, Sendable, Codable {
        /// It is in force: no other one of its group can be.
        case active
        /// It led to a sale.
        case used
        /// Its term ran out.
        case expired
        /// It was taken back.
        case released
    }

    /// Its number.
    package let id: ReservationID
    /// The group whose project it keeps.
    package let group: EnquiryGroupID
    /// Its card.
    package let card: CardID
    /// The request for which it is kept, where one is known.
    package let request: EnquiryID?
    /// The company for which it is kept.
    package let company: CompanyID?
    /// How far it is.
    package let state: State
    /// Since when it was in force.
    package let beganAt: Timestamp
    /// Its last day.
    package let until: CivilDate?
    /// When it ended.
    package let endedAt: Timestamp?

    static let columns: SQL =
        "id, group_id, card_id, request_id, company_id, state, began_at, until_on, ended_at"

    init(row: Row) throws {
        id = try row.get("id")
        group = try row.get("group_id")
        card = try row.get("card_id")
        request = try row.get("request_id")
        company = try row.get("company_id")
        state = try row.get("state")
        beganAt = try row.get("began_at")
        let until: Int? = try row.get("until_on")
        self.until = until.map { CivilDate(dayNumber: $0) }
        endedAt = try row.get("ended_at")
    }
}

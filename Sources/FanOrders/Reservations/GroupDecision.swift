package import Domain
import Store

/// A decision that was taken about a group.
package struct GroupDecision: Hashable, Sendable {
    /// What became of one request.
    package struct Part: Hashable, Sendable {
        /// The request.
        package let request: EnquiryID
        /// Its company.
        package let company: CompanyID?
        /// Whether it got the project.
        package let isWon: Bool
        /// Why not.
        package let reason: String?
        /// The text behind that.
        package let reasonText: String?
    }

    /// Its number.
    package let id: GroupDecisionID
    /// The group.
    package let group: EnquiryGroupID
    /// The winner's reservation.
    package let card: CardID
    /// The last day that was granted.
    package let until: CivilDate?
    /// The note.
    package let note: String?
    /// Who decided.
    package let staff: StaffID
    /// When.
    package let at: Timestamp

    static let columns: SQL = "id, group_id, card_id, until_on, note, staff_id, at"

    init(row: Row) throws {
        id = try row.get("id")
        group = try row.get("group_id")
        card = try row.get("card_id")
        let until: Int? = try row.get("until_on")
        self.until = until.map { CivilDate(dayNumber: $0) }
        note = try row.get("note")
        staff = try row.get("staff_id")
        at = try row.get("at")
    }
}

package import Domain

/// A member of staff to whom a call may be meant to go, with the reason that is shown beside the name.
package struct DeskSuggestion: Sendable, Equatable, Encodable {
    /// Why this person.
    package enum Reason: String, Sendable, Encodable {
        /// The exchange handed the call to them.
        case transfer
        /// They are responsible for an open deal of the number.
        case deal
        /// An open lead of the number is theirs, or was handed to them.
        case lead
        /// They talked with the number last.
        case talk
    }

    /// Who.
    package var staff: StaffID
    /// Why.
    package var why: Reason
    /// The matter that says so.
    package var about: String?
    /// When that was.
    package var at: Timestamp?
}

package import Domain

/// A member of staff as the desk knows them: whom one can hand a call to, and whether they are there.
package struct DeskColleague: Sendable, Equatable, Encodable {
    /// Who.
    package var id: StaffID
    /// Their name.
    package var name: String
    /// The department they belong to now.
    package var department: String?
    /// The exchange of their phone.
    package var exchange: ExchangeID?
    /// Their extension now.
    package var `extension`: String?
    /// `ready`, `paused` or `away`, by their own word; nil when they never said.
    package var presence: String?
    /// Since when.
    package var presenceSince: Timestamp?
}

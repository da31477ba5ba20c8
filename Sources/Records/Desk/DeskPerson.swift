package import Domain

/// Somebody outside who is known to use a number.
package struct DeskPerson: Sendable, Equatable, Encodable {
    /// The person.
    package var id: PersonID
    /// Their name.
    package var name: String
    /// The company they belong to.
    package var company: String?
    /// What was noted about them.
    package var note: String?
    /// When somebody of ours last talked in a matter of theirs.
    package var lastTalk: Timestamp?
}

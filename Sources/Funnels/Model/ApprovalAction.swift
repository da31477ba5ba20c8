/// Somebody's yes or no.
package struct ApprovalAction: Hashable, Sendable {
    /// The role that decides, by name; `client` for the card's person.
    package let to: String
    /// The field whose document is judged.
    package var document: String?
    /// The page on which it is judged, where a part has one of its own.
    package var screen: String?
    /// By when.
    package var due: Term?
    /// Where the card goes on a yes.
    package var approve: String?
    /// Where it goes back to for more work.
    package var rework: String?
    /// Where it goes on a no.
    package var reject: String?
    /// Fields that a yes sets.
    package var set: [String: Expression] = [:]
    /// Whether sending back needs a comment.
    package var commentOnRework = false
    /// Whether it also stands among the approver's tasks.
    package var asTask = false

    /// Creates an approval by a role.
    package init(to: String) { self.to = to }
}

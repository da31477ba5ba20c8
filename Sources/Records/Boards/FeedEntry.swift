package import Domain

/// One line of a card's feed: a talk, a comment, a move, a task, a notice.
package struct FeedEntry: Sendable, Equatable, Encodable {
    /// What it is.
    package enum Kind: String, Sendable, Encodable {
        /// Somebody wrote a comment.
        case comment
        /// Something of the card changed, as the journal has it.
        case change
        /// A task was given.
        case task
        /// A task was done.
        case done
        /// There was a call.
        case call
        /// Somebody was told.
        case notice
        /// A letter, a form or a message was written.
        case message
        /// Another card was made of this one.
        case child
    }

    /// What it is.
    package let kind: Kind
    /// The record's number, unlike all others of its kind.
    package let id: Int64
    /// When.
    package let at: Timestamp
    /// Who; nil for a rule or somebody outside.
    package var staff: StaffID?
    /// The words: a comment, a task's title, a notice's text, a card's title.
    package var text: String?
    /// What stands above it, or the journal's word for it: `card.moved`.
    package var title: String?
    /// Who is meant: those named in a comment, a task's assignee, who was told.
    package var people: [StaffID] = []
    /// A journal entry's values, in JSON.
    package var data: String?
    /// The rule that decided.
    package var rule: String?
    /// What it came to: a task's outcome, a call's.
    package var outcome: String?
    /// How long a call's talk was, in seconds.
    package var seconds: Int64?
    /// The other card, the call.
    package var link: Int64?
    /// Until when a task is due.
    package var dueAt: Timestamp?
    /// What was written.
    package var message: MessageRecord?
    /// Whether a call was recorded.
    package var isRecorded = false

    /// Creates an entry with nothing but its name and moment.
    package init(_ kind: Kind, id: Int64, at: Timestamp) {
        self.kind = kind
        self.id = id
        self.at = at
    }
}

package import Domain

/// What happened, before the journal has given it a number.
package struct NewJournalEntry: Sendable, Equatable {
    /// When.
    package var at: Timestamp
    /// What, such as `lead.created`.
    package var kind: String
    /// To what, such as `lead:42`.
    package var subject: String
    /// What else it is about, such as `call:7`.
    package var about: String?
    /// What made it happen.
    package var cause: Cause
    /// The rule and its version, where one decided.
    package var rule: String?
    /// Who, where a person did it.
    package var actor: StaffID?
    /// A JSON object of ids and states. Never a personal value: the journal is not erased.
    package var data: String

    /// Creates an entry.
    package init(
        at: Timestamp,
        kind: String,
        subject: String,
        about: String? = nil,
        cause: Cause,
        rule: String? = nil,
        actor: StaffID? = nil,
        data: String = "{}"
    ) {
        self.at = at
        self.kind = kind
        self.subject = subject
        self.about = about
        self.cause = cause
        self.rule = rule
        self.actor = actor
        self.data = data
    }
}

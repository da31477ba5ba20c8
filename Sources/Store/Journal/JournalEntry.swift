package import Domain

/// One line of the journal: what happened, to what, and why.
package struct JournalEntry: Sendable, Equatable {
    /// Its number, which is also its SSE event id. Numbers rise in commit order; some may be missing.
    package let id: EventID
    /// When.
    package let at: Timestamp
    /// What, such as `lead.created`.
    package let kind: String
    /// To what, such as `lead:42`.
    package let subject: String
    /// What else it is about, such as `call:7`.
    package let about: String?
    /// What made it happen.
    package let cause: Cause
    /// The rule and its version, where one decided.
    package let rule: String?
    /// Who, where a person did it.
    package let actor: StaffID?
    /// A JSON object of ids and states.
    package let data: String

    init(_ row: Row) throws {
        id = try row.get("id")
        at = try row.get("at")
        kind = try row.get("kind")
        subject = try row.get("subject")
        about = try row.get("about")
        cause = try row.get("cause")
        rule = try row.get("rule")
        actor = try row.get("actor")
        data = try row.get("data")
    }
}

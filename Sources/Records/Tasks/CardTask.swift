package import Domain
package import Store

/// A task that belongs to a card.
package struct CardTask: Hashable, Sendable {
    /// What closing it asks for, and what it is shown with.
    package struct Options: Hashable, Sendable, Codable {
        /// The name of the template that says how it is done, or the text itself.
        package var body: String?
        /// The answers one of which closes it.
        package var outcomes: [String] = []
        /// Whether a result file is part of it.
        package var wantsFile = false
        /// Whether it cannot be closed without its result.
        package var isResultRequired = false
        /// Whether the time spent is taken.
        package var tracksTime = false
        /// The time spent, in minutes.
        package var minutes: Int64?
        /// What it asks to decide, where it stands for an approval.
        package var approval: EffectID?

        /// Creates the options of a task that is simply done.
        package init() {}
    }

    /// Its number.
    package let id: TaskID
    /// What kind: `card`, or `call_back`.
    package let kind: String
    /// What is to be done.
    package let title: String
    /// The card.
    package let card: CardID?
    /// Who does it.
    package let assignee: StaffID?
    /// Who gave it; nil for a rule.
    package let creator: StaffID?
    /// When it was given.
    package let createdAt: Timestamp
    /// By when it is wanted.
    package let dueAt: Timestamp?
    /// When it was done.
    package let doneAt: Timestamp?
    /// Who did it.
    package let doneBy: StaffID?
    /// How it came out: one of ``Options/outcomes``.
    package let outcome: String?
    /// What came of it: a text, or a file's hash.
    package let result: String?
    /// What closing it asks for.
    package let options: Options

    /// The columns that ``init(row:)`` reads.
    package static let columns: SQL = """
        task.id, task.kind, task.title, task.card_id, task.assignee_id, task.created_by, task.created_at, task.due_at,
        task.done_at, task.done_by, task.outcome, task.result, task.options
        """

    /// Reads a row that has ``columns``.
    package init(row: Row) throws {
        id = try row.get("id")
        kind = try row.get("kind")
        title = try row.get("title")
        card = try row.get("card_id")
        assignee = try row.get("assignee_id")
        creator = try row.get("created_by")
        createdAt = try row.get("created_at")
        dueAt = try row.get("due_at")
        doneAt = try row.get("done_at")
        doneBy = try row.get("done_by")
        outcome = try row.get("outcome")
        result = try row.get("result")
        let text: String = try row.get("options")
        options = text == "{}" ? Options() : try JSONText.decode(Options.self, text)
    }
}

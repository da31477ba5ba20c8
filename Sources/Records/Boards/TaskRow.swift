package import Domain
import Foundation
import Store

/// A task as lists and cards show it.
package struct TaskRow: Sendable, Equatable {
    /// What may belong to a task: how it is closed.
    package struct Options: Sendable, Equatable, Codable {
        /// Whether a result file is part of it.
        package var wantsFile: Bool?
        /// Whether it cannot be closed without its result.
        package var isResultRequired: Bool?
        /// Whether the time spent is taken.
        package var tracksTime: Bool?
        /// The answers one of which closes it.
        package var outcomes: [String]?
        /// What is to be done, at length.
        package var body: String?
    }

    /// Its number.
    package let id: TaskID
    /// What kind: `call_back`, `task`.
    package let kind: String
    /// What is to be done.
    package let title: String
    /// The card it belongs to.
    package let card: CardID?
    /// That card's title.
    package let cardTitle: String?
    /// That card's funnel.
    package let funnel: String?
    /// The lead it belongs to.
    package let lead: LeadID?
    /// The number to be called.
    package let number: String?
    /// Who is to do it; nil for whoever takes it.
    package let assignee: StaffID?
    /// Who gave it; nil for a rule.
    package let createdBy: StaffID?
    /// When it was given.
    package let createdAt: Timestamp
    /// By when.
    package let dueAt: Timestamp?
    /// When it was done.
    package let doneAt: Timestamp?
    /// Who did it.
    package let doneBy: StaffID?
    /// The answer that closed it.
    package let outcome: String?
    /// What came of it: a text or a file's hash.
    package let result: String?
    /// How it is closed.
    package let options: Options

    static let columns: SQL = """
        task.id AS id, task.kind AS kind, task.title AS title, task.card_id AS card_id, card.title AS card_title,
        card.funnel AS funnel, task.lead_id AS lead_id, task.number AS number, task.assignee_id AS assignee_id,
        task.created_by AS created_by, task.created_at AS created_at, task.due_at AS due_at, task.done_at AS done_at,
        task.done_by AS done_by, task.outcome AS outcome, task.result AS result, task.options AS options
        """

    init(row: Row) throws {
        id = try row.get("id")
        kind = try row.get("kind")
        title = try row.get("title")
        card = try row.get("card_id")
        cardTitle = try row.get("card_title")
        funnel = try row.get("funnel")
        lead = try row.get("lead_id")
        number = try row.get("number")
        assignee = try row.get("assignee_id")
        createdBy = try row.get("created_by")
        createdAt = try row.get("created_at")
        dueAt = try row.get("due_at")
        doneAt = try row.get("done_at")
        doneBy = try row.get("done_by")
        outcome = try row.get("outcome")
        result = try row.get("result")
        let text: String = try row.get("options")
        options = (try? JSONDecoder().decode(Options.self, from: Data(text.utf8))) ?? Options()
    }
}

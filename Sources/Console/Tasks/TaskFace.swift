import Domain
import Records

/// A task as pages and programs are told of it.
struct TaskFace: Encodable {
    let id: TaskID
    let title: String
    let body: String?
    let card: CardID?
    let cardTitle: String?
    let number: String?
    let assignee: StaffID?
    let createdBy: StaffID?
    let createdAt: Timestamp
    let dueAt: Timestamp?
    let doneAt: Timestamp?
    let doneBy: StaffID?
    let outcome: String?
    let result: String?
    /// The answers one of which closes it.
    let outcomes: [String]
    let wantsFile: Bool
    let isResultRequired: Bool
    let tracksTime: Bool
    /// Whether the reader may close it.
    let mayFinish: Bool

    init(_ row: TaskRow, for session: Session) {
        id = row.id
        title = row.title
        body = row.options.body
        card = row.card
        cardTitle = row.cardTitle
        number = row.number
        assignee = row.assignee
        createdBy = row.createdBy
        createdAt = row.createdAt
        dueAt = row.dueAt
        doneAt = row.doneAt
        doneBy = row.doneBy
        outcome = row.outcome
        result = row.result
        outcomes = row.options.outcomes ?? []
        wantsFile = row.options.wantsFile ?? false
        isResultRequired = row.options.isResultRequired ?? false
        tracksTime = row.options.tracksTime ?? false
        mayFinish = row.doneAt == nil && TaskFace.may(session, finish: row)
    }

    /// Whoever has it, whoever gave it, and whoever looks after all may close a task.
    static func may(_ session: Session, finish row: TaskRow) -> Bool {
        guard session.may(.moveCards) else { return false }
        return row.assignee == nil || row.assignee == session.staff || row.createdBy == session.staff
            || session.may(.bulk)
    }
}

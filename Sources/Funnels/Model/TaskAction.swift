/// A task for somebody of ours.
package struct TaskAction: Hashable, Sendable {
    /// The role that does it, by name; empty for a call back that is whoever's who looks at the missed list.
    package let to: String
    /// What is to be done; may hold `{field}`.
    package let title: String
    /// Whether it is to call the client's number back: it stands on the missed list until the number is reached.
    package var isCallBack = false
    /// The template that says how.
    package var body: String?
    /// By when.
    package var due: Term?
    /// The calendar of ``due``; nil for the assignee's.
    package var calendar: String?
    /// Whether a result file is part of it.
    package var wantsFile = false
    /// Whether it cannot be closed without its result.
    package var isResultRequired = false
    /// Whether the time spent is taken.
    package var tracksTime = false
    /// The answers one of which closes it: «назначена встреча», «думает».
    package var outcomes: [String] = []
    /// Further ways in which the assignee is told; `app` always.
    package var notify: [NoticeWay] = []

    /// Creates a task for a role.
    package init(to: String, title: String) {
        self.to = to
        self.title = title
    }
}

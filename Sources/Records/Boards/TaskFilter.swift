package import Domain
import Store

/// Which tasks a list shows.
package struct TaskFilter: Hashable, Sendable {
    /// Whose.
    package enum Who: Hashable, Sendable {
        /// One person's.
        case staff(StaffID)
        /// Those of everybody who is in a department now.
        case department(DepartmentID, at: Timestamp)
        /// Everybody's.
        case all
    }

    /// Whose.
    package var who: Who
    /// Whether the finished ones are shown, not the open ones.
    package var isDone = false
    /// Only those that were due before.
    package var overdueAt: Timestamp?

    /// Creates a filter that the open tasks of `who` pass.
    package init(_ who: Who) { self.who = who }

    /// The condition on `task`. Call-backs that are nobody's have their own list alone, of the missed calls.
    var condition: SQL {
        var all: [SQL] = [
            "(task.kind <> \(CallBackTasks.kind) OR task.assignee_id IS NOT NULL)",
            isDone ? "task.done_at IS NOT NULL" : "task.done_at IS NULL",
        ]
        switch who {
        case .staff(let staff): all.append("task.assignee_id = \(staff)")
        case .department(let department, let moment):
            all.append(
                """
                task.assignee_id IN (SELECT staff_id FROM staff_department
                    WHERE department_id = \(department) AND since <= \(moment) AND (until IS NULL OR until > \(moment)))
                """
            )
        case .all: break
        }
        if let overdueAt { all.append("task.due_at < \(overdueAt)") }
        return all.joined(" AND ")
    }
}

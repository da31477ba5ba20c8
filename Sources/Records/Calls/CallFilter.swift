package import Domain
import Store

/// Which calls a list shows. Each given condition must hold.
package struct CallFilter: Hashable, Sendable {
    /// Entered at or after.
    package var from: Timestamp?
    /// Entered before.
    package var until: Timestamp?
    /// Whose call.
    package var direction: CallDirection?
    /// How it ended.
    package var outcome: CallOutcome?
    /// The outside number or the dialled one, in its one form.
    package var number: String?
    /// Who talked last.
    package var staff: StaffID?
    /// The department, as at the call's time, of who talked last.
    package var department: DepartmentID?
    /// The advertising channel.
    package var channel: String?
    /// The queue.
    package var queue: String?
    /// Whether there must be a recording.
    package var recorded = false
    /// Whether calls that are part of others are shown too: questions to colleagues before a hand-over.
    package var parts = false

    /// Creates a filter that every call passes which is no part of another.
    package init() {}

    var condition: SQL {
        var all: [SQL] = []
        if let from { all.append("call.entered_at >= \(from)") }
        if let until { all.append("call.entered_at < \(until)") }
        if let direction { all.append("call.direction = \(direction)") }
        if let outcome { all.append("call.outcome = \(outcome)") }
        if let number { all.append("(call.number = \(number) OR call.did = \(number))") }
        if let staff { all.append("call.final_staff_id = \(staff)") }
        if let channel { all.append("call.channel = \(channel)") }
        if let queue { all.append("call.queue = \(queue)") }
        if !parts { all.append("call.part_of IS NULL") }
        if recorded { all.append("call.recording IS NOT NULL") }
        if let department {
            all.append(
                """
                EXISTS (SELECT 1 FROM staff_department AS place WHERE place.staff_id = call.final_staff_id
                    AND place.department_id = \(department) AND place.since <= call.entered_at
                    AND (place.until IS NULL OR place.until > call.entered_at))
                """
            )
        }
        return all.isEmpty ? SQL("1 = 1") : all.joined(" AND ")
    }
}

package import Domain
import Store

/// Which cards of a funnel a board shows.
package struct BoardFilter: Hashable, Sendable {
    /// The funnel.
    package var funnel: String
    /// Who answers for them.
    package var responsible: StaffID?
    /// The department they are in.
    package var department: DepartmentID?
    /// The advertising channel of their leads.
    package var channel: String?
    /// What made its lead.
    package var source: LeadSource?
    /// With a client who waits for an answer since this moment at the latest.
    package var waitingBefore: Timestamp?
    /// With an open task that was due before.
    package var overdueAt: Timestamp?
    /// Only these; what ``CardFinder`` found for a text.
    package var ids: [CardID]?

    /// Creates a filter that all open cards of `funnel` pass.
    package init(funnel: String) { self.funnel = funnel }

    /// The condition on the row `place` of `card_stage`, whose index alone answers it while only the person or the
    /// department is asked for.
    var condition: SQL {
        var all: [SQL] = ["place.funnel = \(funnel)", "place.is_open = \(true)"]
        if let responsible { all.append("place.responsible_id = \(responsible)") }
        if let department { all.append("place.department_id = \(department)") }
        if let channel {
            all.append(
                """
                EXISTS (SELECT 1 FROM card AS asked JOIN lead AS origin ON origin.id = asked.lead_id
                    WHERE asked.id = place.card_id AND origin.channel = \(channel))
                """
            )
        }
        all += lead.map { condition in
            """
            EXISTS (SELECT 1 FROM card AS asked JOIN lead AS origin ON origin.id = asked.lead_id
                WHERE asked.id = place.card_id AND \(condition))
            """
        }
        if let overdueAt {
            all.append(
                """
                place.card_id IN (SELECT task.card_id FROM task
                    WHERE task.done_at IS NULL AND task.due_at < \(overdueAt) AND task.card_id IS NOT NULL)
                """
            )
        }
        if let ids { all.append("place.card_id IN (\(list: ids))") }
        return all.joined(" AND ")
    }

    /// What is asked of the lead `origin`.
    private var lead: [SQL] {
        var all: [SQL] = []
        if let source { all.append("origin.source = \(source)") }
        if let waitingBefore { all.append("origin.waiting_since <= \(waitingBefore)") }
        return all
    }
}

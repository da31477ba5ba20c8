package import Domain
import Store

/// Which cards a list shows. Each given condition must hold.
package struct CardFilter: Hashable, Sendable {
    /// The funnels; of none, nothing is shown.
    package var funnels: [String]
    /// The stage, on any track.
    package var stage: String?
    /// How far; nil for all.
    package var outcome: CardOutcome? = .open
    /// Who answers for it.
    package var responsible: StaffID?
    /// Only those that nobody answers for.
    package var isUnassigned = false
    /// The department.
    package var department: DepartmentID?
    /// The advertising channel of its lead.
    package var channel: String?
    /// How it came about.
    package var origin: String?
    /// A tag it has.
    package var tag: String?
    /// The smallest sum, in the smallest unit.
    package var amountFrom: Int64?
    /// The greatest sum.
    package var amountTo: Int64?
    /// The least percentage that is paid of 1C's orders.
    package var paidFrom: Int64?
    /// The greatest percentage that is paid of 1C's orders.
    package var paidTo: Int64?
    /// Made at or after.
    package var createdFrom: Timestamp?
    /// Made before.
    package var createdBefore: Timestamp?
    /// Without an act of ours that the client could see since.
    package var untouchedSince: Timestamp?
    /// What made its lead.
    package var source: LeadSource?
    /// With a client who waits for an answer since this moment at the latest.
    package var waitingBefore: Timestamp?
    /// With an open task that was due before.
    package var overdueAt: Timestamp?
    /// Only those with fields left empty by a machine's move.
    package var isIncomplete = false
    /// Funnels of which only the reader's own cards are shown.
    package var own: OwnCards?
    /// Only these; what ``CardFinder`` found for a text.
    package var ids: [CardID]?

    /// Creates a filter that the open cards of `funnels` pass.
    package init(funnels: [String]) { self.funnels = funnels }

    /// The condition on `card`.
    var condition: SQL {
        var all: [SQL] = ["card.funnel IN (\(list: funnels))"]
        if let outcome { all.append("card.outcome = \(outcome)") }
        if let own = own?.condition(among: funnels) { all.append(own) }
        all += isAskedOfPlaces ? [standing] : columns
        if isUnassigned { all.append("card.responsible_id IS NULL") }
        if let origin { all.append("card.origin = \(origin)") }
        if let createdFrom { all.append("card.created_at >= \(createdFrom)") }
        if let createdBefore { all.append("card.created_at < \(createdBefore)") }
        if let untouchedSince { all.append("card.touched_at < \(untouchedSince)") }
        if isIncomplete { all.append("card.incomplete = \(true)") }
        return (all + others).joined(" AND ")
    }

    /// Whether the places of open cards are asked: they carry what else is asked of their card, and one index of them is
    /// that of a department's stage.
    private var isAskedOfPlaces: Bool { outcome == .open && stage != nil }

    /// What is asked of a card's own columns that its places carry too.
    private var columns: [SQL] {
        var all: [SQL] = []
        if let responsible { all.append("card.responsible_id = \(responsible)") }
        if let department { all.append("card.department_id = \(department)") }
        if let amountFrom { all.append("card.amount >= \(amountFrom)") }
        if let amountTo { all.append("card.amount <= \(amountTo)") }
        return all
    }

    /// The same, asked of the places of open cards.
    private var standing: SQL {
        var all: [SQL] = ["there.funnel IN (\(list: funnels))", "there.is_open = \(true)"]
        if let stage { all.append("there.stage = \(stage)") }
        if let responsible { all.append("there.responsible_id = \(responsible)") }
        if let department { all.append("there.department_id = \(department)") }
        if let amountFrom { all.append("there.amount >= \(amountFrom)") }
        if let amountTo { all.append("there.amount <= \(amountTo)") }
        return "card.id IN (SELECT there.card_id FROM card_stage AS there WHERE \(all.joined(" AND ")))"
    }

    /// The conditions that look into other tables.
    var others: [SQL] {
        var all: [SQL] = []
        if let stage, !isAskedOfPlaces {
            all.append(
                "EXISTS (SELECT 1 FROM card_stage AS there WHERE there.card_id = card.id AND there.stage = \(stage))"
            )
        }
        if let channel {
            all.append(
                "EXISTS (SELECT 1 FROM lead AS origin WHERE origin.id = card.lead_id AND origin.channel = \(channel))"
            )
        }
        all += lead.map { condition in
            "EXISTS (SELECT 1 FROM lead AS origin WHERE origin.id = card.lead_id AND \(condition))"
        }
        if let tag {
            all.append("EXISTS (SELECT 1 FROM card_tag WHERE card_tag.card_id = card.id AND card_tag.tag = \(tag))")
        }
        if let overdueAt {
            all.append(
                """
                card.id IN (SELECT task.card_id FROM task
                    WHERE task.done_at IS NULL AND task.due_at < \(overdueAt) AND task.card_id IS NOT NULL)
                """
            )
        }
        if let paidFrom {
            all.append(paid("HAVING \(DealTotals.billed) * \(paidFrom) <= sum(client_order.paid) * 100"))
        }
        // Whole percent downwards: 40,9 % is 40.
        if let paidTo { all.append(paid("HAVING \(DealTotals.billed) * \(paidTo + 1) > sum(client_order.paid) * 100")) }
        if let ids { all.append("card.id IN (\(list: ids))") }
        return all
    }

    /// The condition on what is paid of the orders of a card, of which something is billed.
    private func paid(_ share: SQL) -> SQL {
        """
        EXISTS (SELECT 1 FROM client_order WHERE client_order.card_id = card.id
            GROUP BY client_order.card_id \(share) AND \(DealTotals.billed) > 0)
        """
    }

    /// What is asked of the lead `origin`.
    private var lead: [SQL] {
        var all: [SQL] = []
        if let source { all.append("origin.source = \(source)") }
        if let waitingBefore { all.append("origin.waiting_since <= \(waitingBefore)") }
        return all
    }
}

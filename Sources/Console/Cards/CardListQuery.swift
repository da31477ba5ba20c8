import Domain
import Foundation
import Funnels
import Records
import Store

/// What the address of a list of cards asks for.
struct CardListQuery {
    /// The conditions, but for what a text means.
    let filter: CardFilter
    /// What was typed to be found.
    let text: String?
    let order: CardOrder
    let mark: CardMark?

    /// How long a card waits at least, by the word in the address.
    static let waits: [(name: String, seconds: Int64)] = [
        ("20m", 1200), ("40m", 2400), ("2h", 7200), ("4h", 14_400), ("1d", 86_400), ("3d", 259_200), ("7d", 604_800),
    ]

    /// Reads the fields of a query; what does not fit is taken as not asked for. Only `shown` funnels are among those
    /// asked for, and only leads' with `leads`.
    init(_ query: Form, among sight: FunnelSight, leads: Bool, at now: Timestamp, zone: TimeZone) {
        let shown = sight.funnels
        let asked = Set(query.all("funnel"))
        let kind = leads ? shown.filter { $0.entity == .lead } : shown
        var filter = CardFilter(funnels: kind.map(\.name).filter { asked.isEmpty || asked.contains($0) })
        filter.own = sight.own
        switch query["outcome"] {
        case "all": filter.outcome = nil
        case let word?: filter.outcome = CardOutcome(rawValue: word) ?? .open
        case nil: break
        }
        filter.stage = query["stage"]
        if query["responsible"] == "none" { filter.isUnassigned = true }
        filter.responsible = query["responsible"].flatMap { Int64($0) }.map { StaffID($0) }
        filter.department = query["department"].flatMap { Int64($0) }.map { DepartmentID($0) }
        filter.channel = query["channel"]
        filter.origin = query["origin"]
        filter.tag = query["tag"]
        filter.amountFrom = query["amount_from"].flatMap(CardListQuery.minor)
        filter.amountTo = query["amount_to"].flatMap(CardListQuery.minor)
        filter.paidFrom = query["paid_from"].flatMap { Int64($0) }.map { min(max($0, 0), 1_000_000) }
        filter.paidTo = query["paid_to"].flatMap { Int64($0) }.map { min(max($0, 0), 1_000_000) }
        filter.createdFrom = query["from"].flatMap { CivilTime.startOfDay($0, in: zone) }
        filter.createdBefore = query["until"].flatMap { CivilTime.startOfDay($0, in: zone) }.map {
            $0 + .seconds(86_400)
        }
        if let wait = query["waits"], let seconds = CardListQuery.waits.first(where: { $0.name == wait })?.seconds {
            filter.untouchedSince = now - .seconds(seconds)
        }
        if let wait = query["waiting"], let seconds = CardListQuery.waits.first(where: { $0.name == wait })?.seconds {
            filter.waitingBefore = now - .seconds(seconds)
        }
        filter.source = query["source"].flatMap(LeadSource.init(rawValue:))
        filter.overdueAt = query["overdue"] == nil ? nil : now
        filter.isIncomplete = query["incomplete"] != nil
        self.filter = filter
        text = query["q"]
        order = query["sort"].flatMap(CardOrder.init(rawValue:)) ?? .newest
        mark = query["after"].flatMap(CardMark.init)
    }

    /// The filter with what the text means.
    func found(plan: NumberingPlan, in connection: any Connection) throws -> CardFilter {
        guard let text, !filter.funnels.isEmpty else { return filter }
        var filter = filter
        filter.ids = try CardFinder.ids(
            text,
            among: filter.funnels,
            outcome: filter.outcome,
            plan: plan,
            in: connection
        )
        return filter
    }

    /// `12 345,60` in kopecks.
    static func minor(_ text: String) -> Int64? {
        let plain = text.filter { $0.isNumber || $0 == "," || $0 == "." || $0 == "-" }.replacing(",", with: ".")
        let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = Int64(parts.first ?? ""), whole.magnitude < 1_000_000_000_000 else {
            return nil
        }
        let digits = parts.count == 2 ? (parts[1] + "00").prefix(2) : "00"
        guard let rest = Int64(digits) else { return nil }
        return whole * 100 + (plain.hasPrefix("-") ? -rest : rest)
    }
}

import Domain
import Funnels
import Records
import Store

/// What the address of a board asks for.
struct BoardQuery {
    /// Whose cards.
    enum Who: String {
        case mine, department, all
    }

    let who: Who
    let text: String?
    let channel: String?
    let responsible: StaffID?
    let isOverdue: Bool
    let source: LeadSource?
    /// How many seconds somebody waits at least.
    let waiting: Int64?

    /// Reads the fields of a query; what does not fit is taken as not asked for.
    init(_ query: Form) {
        who = query["who"].flatMap(Who.init(rawValue:)) ?? .all
        text = query["q"]
        channel = query["channel"]
        responsible = query["responsible"].flatMap { Int64($0) }.map { StaffID($0) }
        isOverdue = query["overdue"] != nil
        source = query["source"].flatMap(LeadSource.init(rawValue:))
        waiting = query["waiting"].flatMap { word in CardListQuery.waits.first { $0.name == word }?.seconds }
    }

    /// The filter over the cards of `funnel` that `reader` sees with it at `moment`; with `ownOnly` none but those that
    /// the reader answers for.
    func filter(
        _ funnel: Funnel,
        reader: StaffID,
        ownOnly: Bool,
        at moment: Timestamp,
        plan: NumberingPlan,
        in connection: any Connection
    ) throws -> BoardFilter {
        var filter = BoardFilter(funnel: funnel.name)
        filter.responsible = responsible ?? (who == .mine || ownOnly ? reader : nil)
        if ownOnly, filter.responsible != reader { filter.ids = [] }
        if who == .department {
            filter.department = try Colleague.department(of: reader, at: moment, in: connection) ?? DepartmentID(0)
        }
        filter.channel = channel
        filter.source = source
        filter.waitingBefore = waiting.map { moment - .seconds($0) }
        filter.overdueAt = isOverdue ? moment : nil
        if let text, filter.ids == nil {
            filter.ids = try CardFinder.ids(text, among: [funnel.name], outcome: .open, plan: plan, in: connection)
        }
        return filter
    }
}

import Domain
import Funnels
import Hummingbird
import Records
import Store

/// What is due and paid over a selection of cards: `GET /api/v1/cards/totals`, asked with the address of a list, and with
/// `id` for those that were picked.
struct TotalRoutes: PageGroup {
    let parts: ConsoleParts
    let funnels: @Sendable () -> FunnelSet

    /// The totals of one currency. Sums are in the smallest unit.
    private struct Answer: Encodable {
        struct Part: Encodable {
            let share: Int
            let count: Int
            let amount: Int64
            let paid: Int64
            let due: Int64
        }

        let currency: String
        let count: Int
        let amount: Int64
        let paid: Int64
        let due: Int64
        let parts: [Part]

        init(_ currency: String, _ parts: [DealTotals.Share: DealTotals.Part]) {
            self.currency = currency
            count = parts.values.reduce(0) { $0 + $1.count }
            amount = parts.values.reduce(0) { $0 + $1.amount }
            paid = parts.values.reduce(0) { $0 + $1.paid }
            due = parts.values.reduce(0) { $0 + $1.due }
            self.parts = parts.sorted { $0.key.rawValue < $1.key.rawValue }.map { share, part in
                Part(share: share.rawValue, count: part.count, amount: part.amount, paid: part.paid, due: part.due)
            }
        }
    }

    func add(to routes: inout RouteTable) {
        routes.get("/api/v1/cards/totals", .right(.deals)) { visit in
            let query = CardListQuery(
                visit.query,
                among: FunnelSight(funnels(), for: visit.session),
                leads: false,
                at: parts.clock.now(),
                zone: parts.settings.zone
            )
            let (plan, picked) = (parts.plan, visit.query.all("id").compactMap { Int64($0) }.map { CardID($0) })
            let totals = try await parts.engine.read { connection in
                var filter = try query.found(plan: plan, in: connection)
                if !picked.isEmpty { filter.ids = picked }
                return try DealTotals(filter, in: connection)
            }
            let answers = totals.parts.sorted { $0.key < $1.key }.map { Answer($0.key, $0.value) }
            return try visit.answer(answers)
        }
    }
}

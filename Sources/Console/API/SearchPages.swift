import Domain
import Funnels
import Hummingbird
import Records
import Store

/// Search over everything: `GET /api/v1/search?q=`.
struct SearchPages: PageGroup {
    let parts: ConsoleParts
    let funnels: @Sendable () -> FunnelSet

    func add(to routes: inout RouteTable) {
        routes.get("/api/v1/search", .right(.people)) { visit in
            let (text, plan, now) = (visit.query["q"] ?? "", parts.plan, parts.clock.now())
            let shown = FunnelSight(funnels(), for: visit.session).names
            var found = try await parts.engine.read {
                try SearchBook.find(text, plan: plan, funnels: shown, at: now, in: $0)
            }
            if !visit.session.may(.deals) { found.deals = [] }
            return try visit.answer(found)
        }
    }
}

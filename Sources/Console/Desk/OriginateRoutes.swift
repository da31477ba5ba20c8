package import Domain
import Hummingbird
package import Store

/// Click-to-call: `POST /api/v1/originate`.
package struct OriginateRoutes: PageGroup {
    private let engine: any Engine
    private let exchange: ExchangeDesk
    private let plan: NumberingPlan

    /// Creates the route; numbers are read as `plan` would dial them.
    package init(engine: any Engine, exchange: ExchangeDesk, plan: NumberingPlan) {
        self.engine = engine
        self.exchange = exchange
        self.plan = plan
    }

    package func add(to routes: inout RouteTable) {
        routes.post("/api/v1/originate", .right(.telephone)) { visit in try await originate(visit) }
    }

    private struct Body: Decodable {
        let number: String
        let call: CallRecordID?
    }

    private func originate(_ visit: Visit) async throws -> Response {
        let body = try visit.json(Body.self)
        guard let phone = visit.session.phone else {
            throw SvodError(.invalidInput, "a call needs a phone chosen at sign-in")
        }
        guard let number = PhoneNumber(body.number, plan: plan), number.kind != .name else {
            throw SvodError(.invalidInput, "this is no number to dial")
        }
        let order = exchange.originate(number, from: phone, about: body.call)
        try await engine.write(.realtime) { try exchange.queue(order, in: $0) }
        return Answers.done()
    }
}

import Domain
import Hummingbird
import Reconciliation
import Records
import Store

/// The accountant's page of payments, `/payments`, and what it asks: shelves, one payment with its history, orders by
/// what was typed, and the commands.
struct PaymentPages: PageGroup {
    let parts: ConsoleParts
    let ledger: ReconciliationCommands

    /// Orders that a search brings.
    private static let mostFound = 20

    func add(to routes: inout RouteTable) {
        routes.get("/payments", .right(.payments)) { visit in
            let list = try await list(visit)
            return try visit.page(
                "payments/index",
                titled: "nav.payments",
                ["state": try PageJSON.forPage(list), "mayReconcile": visit.session.may(.reconcile)]
            )
        }
        routes.get("/api/v1/payments", .right(.payments)) { visit in try visit.answer(try await list(visit)) }
        routes.get("/api/v1/payments/{id}", .right(.payments)) { visit in
            let id = PaymentID(try visit.number("id"))
            return try visit.answer(try await parts.engine.read { try PaymentSheetAnswer(id, in: $0) })
        }
        routes.get("/api/v1/orders", .right(.payments)) { visit in
            let text = visit.query["q"] ?? ""
            let found = try await parts.engine.read {
                try OrderFinder.find(text, limit: Self.mostFound, in: $0).map(OrderFace.init)
            }
            return try visit.answer(found)
        }
        addCommands(to: &routes)
    }

    private func addCommands(to routes: inout RouteTable) {
        routes.post("/api/v1/payments/{id}/allocate", .right(.reconcile)) { visit in
            try await command(visit) { id, body in
                try await ledger.split(
                    id,
                    over: body.allocation,
                    restIsAdvance: body.advance ?? false,
                    seen: body.seen,
                    by: visit.session.staff
                )
            }
        }
        routes.post("/api/v1/payments/{id}/advance", .right(.reconcile)) { visit in
            try await command(visit) { id, _ in try await ledger.advance(id, by: visit.session.staff) }
        }
        routes.post("/api/v1/payments/{id}/undo", .right(.reconcile)) { visit in
            try await command(visit) { id, body in
                try await ledger.undo(id, seen: body.seen, by: visit.session.staff)
            }
        }
    }

    private func list(_ visit: Visit) async throws -> PaymentListAnswer {
        let (query, now) = (PaymentQuery(visit.query), parts.clock.now())
        let mayReconcile = visit.session.may(.reconcile)
        return try await parts.engine.read { connection in
            try PaymentListAnswer(query, mayReconcile: mayReconcile, at: now, in: connection)
        }
    }

    /// Carries out a command and answers how the payment stands then.
    private func command(
        _ visit: Visit,
        _ deed: (PaymentID, PaymentOrderBody) async throws -> PaymentAnswer
    ) async throws -> Response {
        let id = PaymentID(try visit.number("id"))
        let body = visit.body.readableBytes == 0 ? PaymentOrderBody() : try visit.json(PaymentOrderBody.self)
        _ = try await deed(id, body)
        return try visit.answer(try await parts.engine.read { try PaymentSheetAnswer(id, in: $0) })
    }
}

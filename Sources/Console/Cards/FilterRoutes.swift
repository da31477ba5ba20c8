import Domain
import HTTPTypes
import Hummingbird
import Records
import Store

/// The saved filters of lists: `/api/v1/filters`.
struct FilterRoutes: PageGroup {
    let parts: ConsoleParts

    private static let pages: Set<String> = ["cards", "leads"]

    func add(to routes: inout RouteTable) {
        routes.get("/api/v1/filters", .right(.cards)) { visit in
            let (page, staff) = (try Self.page(visit.query["page"]), visit.session.staff)
            let all = try await parts.engine.read { try SavedFilterBook.all(for: page, of: staff, in: $0) }
            return try visit.answer(all)
        }
        routes.post("/api/v1/filters", .right(.cards)) { visit in
            let (body, staff, now) = (try visit.json(Body.self), visit.session.staff, parts.clock.now())
            let page = try Self.page(body.page)
            try await parts.engine.write(.realtime) { connection in
                try SavedFilterBook.keep(
                    body.name.trimmingPrefix { $0.isWhitespace }.description,
                    query: body.query,
                    shared: body.shared ?? false,
                    page: page,
                    of: staff,
                    at: now,
                    in: connection
                )
            }
            return Answers.done()
        }
        routes.on(.delete, "/api/v1/filters/{id}", .right(.cards)) { visit in
            let (id, staff) = (try visit.number("id"), visit.session.staff)
            try await parts.engine.write(.realtime) { try SavedFilterBook.drop(id, of: staff, in: $0) }
            return Answers.done()
        }
    }

    private struct Body: Decodable, Sendable {
        let page: String
        let name: String
        let query: String
        let shared: Bool?
    }

    private static func page(_ name: String?) throws -> String {
        guard let name, pages.contains(name) else { throw SvodError(.invalidInput, "this page keeps no filters") }
        return name
    }
}

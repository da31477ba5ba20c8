import Domain
import Funnels
import Hummingbird
import Records
import Store

/// What fields choose from among what is outside or many: `/api/v1/pick/{kind}?q=`.
struct PickRoutes: PageGroup {
    let parts: ConsoleParts
    /// The funnels in force.
    let funnels: @Sendable () -> FunnelSet

    private static let most = 12

    func add(to routes: inout RouteTable) {
        routes.get("/api/v1/pick/{kind}", .right(.people)) { visit in
            let kind = visit.context.parameters.get("kind") ?? ""
            let sight = FunnelSight(funnels(), for: visit.session)
            let (text, plan) = (visit.query["q"] ?? "", parts.plan)
            let found = try await parts.engine.read { connection in
                switch kind {
                case "people": try PickRoutes.people(text, connection)
                case "companies": try PickRoutes.companies(text, connection)
                case "departments":
                    try DepartmentBook.all(in: connection).map { Found(id: $0.id.rawValue, name: $0.name, more: nil) }
                case "cards": try PickRoutes.cards(text, sight, plan, connection)
                default: throw SvodError(.notFound, "there is nothing of this kind to choose from")
                }
            }
            return try visit.answer(found)
        }
    }

    /// Something that can be chosen.
    private struct Found: Encodable {
        let id: Int64
        let name: String
        let more: String?
    }

    private static func people(_ text: String, _ connection: any Connection) throws -> [Found] {
        let keys = PickRoutes.keys(text)
        guard !keys.isEmpty else { return [] }
        let condition = keys.map { SQL.contains("person.name_key", $0) }.joined(" OR ")
        return try connection.rows(
            """
            SELECT person.id AS id, person.name AS name, company.name AS more
            FROM person LEFT JOIN company ON company.id = person.company_id
            WHERE person.erased_at IS NULL AND (\(condition)) ORDER BY person.name_key, person.id LIMIT \(most)
            """
        ).map(found)
    }

    private static func companies(_ text: String, _ connection: any Connection) throws -> [Found] {
        var conditions = PickRoutes.keys(text).map { SQL.contains("company.name_key", $0) }
        let digits = text.filter { $0.isASCII && $0.isNumber }
        if digits.count >= 4 { conditions.append(SQL.startsWith("company.inn", digits)) }
        guard !conditions.isEmpty else { return [] }
        return try connection.rows(
            """
            SELECT id, name, inn AS more FROM company
            WHERE \(conditions.joined(" OR ")) ORDER BY name_key, id LIMIT \(most)
            """
        ).map(found)
    }

    private static func cards(
        _ text: String,
        _ sight: FunnelSight,
        _ plan: NumberingPlan,
        _ connection: any Connection
    ) throws -> [Found] {
        let names = sight.names
        let ids = try CardFinder.ids(text, among: names, outcome: nil, plan: plan, in: connection) ?? []
        var filter = CardFilter(funnels: names)
        filter.outcome = nil
        filter.own = sight.own
        filter.ids = Array(ids.prefix(most))
        return try CardList.page(filter, limit: most, in: connection).map { tile in
            Found(id: tile.id.rawValue, name: tile.title, more: sight.all.funnels[tile.funnel]?.title)
        }
    }

    private static func keys(_ text: String) -> [String] {
        [text, KeyboardLayout.other(text)].compactMap(\.self).map { FoldedKey.of($0) }.filter { $0.count > 1 }
    }

    private static func found(_ row: Row) throws -> Found {
        Found(id: try row.get("id"), name: try row.get("name"), more: try row.get("more"))
    }
}

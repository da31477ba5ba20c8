import Domain
import Hummingbird
import Reconciliation
import Records
import Store

/// The log of the exchange with 1C: `/exchange` (sessions), `/exchange/documents`, `/exchange/refused`, and one session.
struct ExchangePages: PageGroup {
    let parts: ConsoleParts
    let ledger: ReconciliationCommands

    /// Rows on a page.
    private static let pageLength = 50

    func add(to routes: inout RouteTable) {
        routes.get("/exchange", .right(.payments)) { visit in try await sessions(visit) }
        routes.get("/exchange/documents", .right(.payments)) { visit in try await documents(visit) }
        routes.get("/exchange/refused", .right(.payments)) { visit in try await refused(visit) }
        routes.get("/exchange/sessions/{id}", .right(.payments)) { visit in try await session(visit) }
        routes.post("/exchange/documents/{id}/again", .right(.reconcile)) { visit in
            let row = InboxID(try visit.number("id"))
            let reason = try await ledger.again(row, by: visit.session.staff)
            return visit.redirect(to: "/exchange/refused?\(reason == nil ? "taken" : "still")=1")
        }
        routes.post("/exchange/again", .right(.reconcile)) { visit in try await againAll(visit) }
    }

    private func sessions(_ visit: Visit) async throws -> Response {
        let before = visit.query["before"].flatMap { Int64($0) }
        let found = try await parts.engine.read {
            try ExchangeLog.visits(before: before, limit: Self.pageLength, in: $0)
        }
        let view = ExchangeView(visit)
        return try page(
            visit,
            "sessions",
            [
                "rows": found.map(view.session),
                "more": found.count == Self.pageLength ? found.last?.id : nil, "first": before == nil ? nil : true,
            ]
        )
    }

    private func session(_ visit: Visit) async throws -> Response {
        let id = try visit.number("id")
        let view = ExchangeView(visit)
        let found = try await parts.engine.read { connection -> View? in
            guard let session = try ExchangeLog.visit(id, in: connection) else { return nil }
            let files = try ExchangeLog.files(of: id, in: connection)
            return view.session(session).adding([
                "files": try files.map { file in
                    let documents = try ExchangeLog.documents(
                        of: file,
                        exchange: session.exchange,
                        limit: Self.pageLength,
                        in: connection
                    )
                    return view.file(file, documents)
                }
            ])
        }
        guard let found else { throw HTTPError(.notFound) }
        return try visit.page("exchange/session", titled: "exchange.title", found)
    }

    private func documents(_ visit: Visit) async throws -> Response {
        let before = visit.query["before"].flatMap { Int64($0) }.map { InboxID($0) }
        let found = try await parts.engine.read {
            try ExchangeLog.documents(before: before, limit: Self.pageLength, in: $0)
        }
        let view = ExchangeView(visit)
        return try page(
            visit,
            "documents",
            [
                "rows": found.map(view.document),
                "more": found.count == Self.pageLength ? found.last?.row.rawValue : nil,
                "first": before == nil ? nil : true,
            ]
        )
    }

    private func refused(_ visit: Visit) async throws -> Response {
        let before = visit.query["before"].flatMap { Int64($0) }
        let found = try await parts.engine.read {
            try ExchangeLog.refused(before: before, limit: Self.pageLength, in: $0)
        }
        let view = ExchangeView(visit)
        return try page(
            visit,
            "refused",
            [
                "rows": found.map(view.refusal), "again": visit.session.may(.reconcile) && !found.isEmpty,
                "taken": visit.query["taken"], "still": visit.query["still"],
                "more": found.count == Self.pageLength ? found.last?.id : nil, "first": before == nil ? nil : true,
            ]
        )
    }

    /// Every refused document of a period is taken again, one transaction each.
    private func againAll(_ visit: Visit) async throws -> Response {
        let zone = parts.settings.zone
        let from = visit.form["from"].flatMap { CivilTime.startOfDay($0, in: zone) }
        let until = visit.form["until"].flatMap { CivilTime.startOfDay($0, in: zone) }.map { $0 + .seconds(86_400) }
        var (mark, taken, still) = (Int64?.none, 0, 0)
        repeat {
            let before = mark
            let found = try await parts.engine.read {
                try ExchangeLog.refused(before: before, limit: Self.pageLength, in: $0)
            }
            for entry in found where from.map({ entry.at >= $0 }) ?? true && until.map({ entry.at < $0 }) ?? true {
                guard let row = entry.row else { continue }
                if try await ledger.again(row, by: visit.session.staff) == nil { taken += 1 } else { still += 1 }
            }
            mark = found.last?.id
        } while mark != nil
        return visit.redirect(to: "/exchange/refused?taken=\(taken)&still=\(still)")
    }

    private func page(_ visit: Visit, _ name: String, _ view: View) throws -> Response {
        let tabs = [("sessions", "/exchange"), ("documents", "/exchange/documents"), ("refused", "/exchange/refused")]
        return try visit.page(
            "exchange/\(name)",
            titled: "exchange.title",
            view.adding([
                "tabs": tabs.map { tab, path -> View in
                    ["path": path, "title": visit.wording.text("exchange.\(tab)"), "current": tab == name]
                }
            ])
        )
    }
}

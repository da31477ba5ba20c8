import Domain
import HTTPTypes
import Hummingbird
import Records
import Store

/// Which advertising works: `/sources`, and as a file `/sources.csv`. Each number of leads opens the list that it counts.
/// What it cost is entered on the same page.
struct SourcePages: PageGroup {
    let parts: ConsoleParts

    func add(to routes: inout RouteTable) {
        routes.get("/sources", .right(.reports)) { visit in try await page(visit) }
        routes.get("/sources.csv", .right(.reports)) { visit in try await file(visit) }
        routes.post("/sources/costs", .right(.sourceCosts)) { visit in try await add(visit) }
        routes.post("/sources/costs/{id}/remove", .right(.sourceCosts)) { visit in
            let id = try visit.number("id")
            try await parts.edit(by: visit.session.staff) { try SourceCostBook.remove(id, by: $0) }
            return visit.redirect(to: "/sources?\(asked(visit).query)#costs")
        }
    }

    private func asked(_ visit: Visit) -> SourceAsked {
        SourceAsked(visit.query, zone: parts.settings.zone, now: parts.clock.now())
    }

    private func add(_ visit: Visit) async throws -> Response {
        let (asked, draft) = (asked(visit), SourceCostDraft(visit.form))
        do {
            let cost = try draft.cost
            try await parts.edit(by: visit.session.staff) { editor in
                try SourceCostBook.add(
                    asked.report.attribution.costs,
                    cost.source,
                    days: cost.days,
                    cost.sum,
                    note: cost.note,
                    by: editor
                )
            }
            return visit.redirect(to: "/sources?\(asked.query)#costs")
        } catch let fault as SourceCostBook.Fault {
            return try await page(visit, draft, fault)
        }
    }

    private func page(
        _ visit: Visit,
        _ draft: SourceCostDraft? = nil,
        _ fault: SourceCostBook.Fault? = nil
    ) async throws -> Response {
        let (asked, words) = (asked(visit), visit.wording)
        let report = asked.report
        let (result, costs) = try await parts.engine.read { connection in
            (
                try report.read(in: connection),
                try SourceCostBook.all(report.attribution.costs, in: report.days, limit: 200, in: connection)
            )
        }
        var view: View = [
            "from": report.days.lowerBound.description, "until": report.days.upperBound.description,
            "isByChannel": report.attribution == .channel, "query": asked.query, "times": asked.times(words),
            "ways": SourceReport.Attribution.allCases.map { way -> View in
                [
                    "value": way.rawValue, "title": words.text("sources.by.\(way.rawValue)"),
                    "chosen": way == report.attribution,
                ]
            },
            "fault": fault.map { words.text("sources.fault.\($0.rawValue)") },
        ]
        view = view.adding(table(result, asked, words))
        view = view.adding(
            SourceCostList(costs: costs, draft: draft, days: report.days, words: words).view(
                sources: result.rows.compactMap(\.source)
            )
        )
        return try visit.page(
            "reports/sources",
            titled: "nav.sources",
            view,
            status: fault == nil ? .ok : .unprocessableContent
        )
    }

    /// The rows and their totals; a column that would be empty is left out.
    private func table(_ result: SourceReport.Result, _ asked: SourceAsked, _ words: Wording) -> View {
        let (total, basis) = (result.total, result.total.knownReturn)
        let most = result.rows.map(\.leads).max() ?? 0
        let face = SourceFace(row: total, basis: basis, words: words)
        return [
            "hasCost": !total.cost.isEmpty, "hasRevenue": !total.revenue.isEmpty, "hasPaid": !total.paid.isEmpty,
            "hasMargin": !total.margin.isEmpty, "gainHint": words.text("sources.gain.\(basis.rawValue)"),
            "rows": result.rows.map { row in
                SourceFace(row: row, basis: basis, words: words).view(link: link(to: row, asked), most: most)
            },
            "total": face.counts.adding(face.sums),
        ]
    }

    /// The list that a row's number of leads counts.
    private func link(to row: SourceRow, _ asked: SourceAsked) -> String? {
        guard asked.report.attribution == .channel, row.leads > 0, let source = row.source else { return nil }
        let days = asked.report.days
        return "/leads?outcome=all&channel=\(Form.encoded(source))&from=\(days.lowerBound)&until=\(days.upperBound)"
    }

    private func file(_ visit: Visit) async throws -> Response {
        let report = asked(visit).report
        let result = try await parts.engine.read { try report.read(in: $0) }
        let lines = SourceFile(result: result, words: visit.wording).lines
        return Answers.download(
            ResponseBody(byteBuffer: ByteBuffer(string: "\u{FEFF}" + lines.joined())),
            type: "text/csv; charset=utf-8",
            name: "sources.csv"
        )
    }
}

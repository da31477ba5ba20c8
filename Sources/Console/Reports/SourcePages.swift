import Domain
import Hummingbird
import Records
import Store

/// Which advertising works: `/sources`, and as a file `/sources.csv`. Each number of leads opens the list that it counts.
struct SourcePages: PageGroup {
    let parts: ConsoleParts

    /// A report begins so long ago unless somebody asks otherwise.
    private static let usual = Duration.seconds(30 * 86_400)

    private static let columns = [
        "source", "calls", "missed", "leads", "target", "rejected", "deals", "won", "paid",
    ]

    func add(to routes: inout RouteTable) {
        routes.get("/sources", .right(.reports)) { visit in try await page(visit) }
        routes.get("/sources.csv", .right(.reports)) { visit in try await file(visit) }
    }

    private struct Asked {
        let report: SourceReport
        let from: String
        let until: String
    }

    private func asked(_ visit: Visit) -> Asked {
        let (query, zone, now) = (visit.query, parts.settings.zone, parts.clock.now())
        let from = query["from"] ?? CivilTime(now - Self.usual, in: zone).isoDate
        let until = query["until"] ?? CivilTime(now, in: zone).isoDate
        let report = SourceReport(
            by: query["by"].flatMap(SourceReport.Attribution.init(rawValue:)) ?? .channel,
            from: CivilTime.startOfDay(from, in: zone) ?? now - Self.usual,
            until: CivilTime.startOfDay(until, in: zone).map { $0 + .seconds(86_400) } ?? now
        )
        return Asked(report: report, from: from, until: until)
    }

    private func page(_ visit: Visit) async throws -> Response {
        let (asked, words) = (asked(visit), visit.wording)
        let rows = try await parts.engine.read { try asked.report.read(in: $0) }
        let most = rows.map(\.leads).max() ?? 0
        return try visit.page(
            "reports/sources",
            titled: "nav.sources",
            [
                "from": asked.from, "until": asked.until, "isByChannel": asked.report.attribution == .channel,
                "csv": "/sources.csv?by=\(asked.report.attribution.rawValue)&from=\(Form.encoded(asked.from))"
                    + "&until=\(Form.encoded(asked.until))",
                "ways": SourceReport.Attribution.allCases.map { way -> View in
                    [
                        "value": way.rawValue, "title": words.text("sources.by.\(way.rawValue)"),
                        "chosen": way == asked.report.attribution,
                    ]
                },
                "rows": rows.map { view($0, asked, most, words) },
            ]
        )
    }

    private func view(_ row: SourceReport.Row, _ asked: Asked, _ most: Int, _ words: Wording) -> View {
        let link = row.source.flatMap { source in
            asked.report.attribution == .channel
                ? "/leads?outcome=all&channel=\(Form.encoded(source))&from=\(Form.encoded(asked.from))"
                    + "&until=\(Form.encoded(asked.until))" : nil
        }
        return [
            "source": row.source ?? words.text("sources.none"), "isNone": row.source == nil, "link": link,
            "calls": words.number(row.calls), "missed": words.number(row.missed), "leads": words.number(row.leads),
            "target": words.number(row.target), "rejected": words.number(row.rejected),
            "deals": words.number(row.deals), "won": words.number(row.won),
            "targetShare": share(row.target, row.leads), "rejectedShare": share(row.rejected, row.leads),
            "dealShare": share(row.deals, row.leads), "isLosing": row.missed > 0,
            "paid": row.paid.map { words.money($0.minor, $0.currency) }.joined(separator: ", "),
            "part": most == 0 ? 0 : row.leads * 100 / most,
        ]
    }

    /// `42 %`; nothing where there is nothing to divide.
    private func share(_ part: Int, _ whole: Int) -> String? {
        whole > 0 && part > 0 ? "\((part * 100 + whole / 2) / whole)\u{A0}%" : nil
    }

    private func file(_ visit: Visit) async throws -> Response {
        let (asked, words) = (asked(visit), visit.wording)
        let rows = try await parts.engine.read { try asked.report.read(in: $0) }
        let head = CSV.line(Self.columns.map { words.text("sources.\($0)") })
        let lines = rows.map { row in
            CSV.line([
                row.source ?? words.text("sources.none"), "\(row.calls)", "\(row.missed)", "\(row.leads)",
                "\(row.target)", "\(row.rejected)", "\(row.deals)", "\(row.won)",
                row.paid.map { words.money($0.minor, $0.currency) }.joined(separator: ", "),
            ])
        }
        return Answers.download(
            ResponseBody(byteBuffer: ByteBuffer(string: "\u{FEFF}" + head + lines.joined())),
            type: "text/csv; charset=utf-8",
            name: "sources.csv"
        )
    }
}

import Domain
import Hummingbird
import Records
import Store

/// The list of calls: `/calls`, and as a file `/calls.csv`.
struct CallPages: PageGroup {
    let parts: ConsoleParts

    /// Calls on a page.
    static let pageLength = 50

    func add(to routes: inout RouteTable) {
        routes.get("/calls", .right(.calls)) { visit in try await list(visit) }
        routes.get("/api/v1/calls", .right(.calls)) { visit in
            let (rows, more) = try await rows(visit)
            return try visit.answer(CallListAnswer(rows, more: more))
        }
        routes.get("/calls.csv", .right(.exportCalls)) { visit in try await export(visit) }
    }

    private func query(_ visit: Visit) -> CallQuery {
        CallQuery(visit.query, zone: parts.settings.zone, plan: parts.plan)
    }

    private func rows(_ visit: Visit) async throws -> ([CallListRow], more: CallListMark?) {
        let query = query(visit)
        let found = try await parts.engine.read { connection in
            try CallList.page(query.filter, after: query.mark, limit: CallPages.pageLength + 1, in: connection)
        }
        let shown = Array(found.prefix(CallPages.pageLength))
        return (shown, found.count > shown.count ? shown.last?.mark : nil)
    }

    private func list(_ visit: Visit) async throws -> Response {
        let (rows, more) = try await rows(visit)
        let (staff, departments) = try await parts.engine.read { connection in
            (
                try StaffBook.all(includingDisabled: true, in: connection),
                try DepartmentBook.all(includingClosed: true, in: connection)
            )
        }
        let (words, asked) = (visit.wording, visit.query)
        var view: View = [
            "rows": rows.map { row(words, $0, visit.session) },
            "more": more.map { asked.replacing("after", with: $0.text) },
            "first": asked["after"] == nil ? nil : asked.replacing("after", with: nil),
            "csv": visit.session.may(.exportCalls) ? "/calls.csv?" + asked.replacing("after", with: nil) : nil,
            "directions": choices(CallDirection.allCases, asked["direction"]) {
                words.text("direction.\($0.rawValue)")
            },
            "outcomes": choices(CallOutcome.allCases, asked["outcome"]) { words.text("outcome.\($0.rawValue)") },
            "people": staff.map { option($0.id.description, $0.name, asked["staff"]) },
            "departments": departments.map { option($0.id.description, $0.name, asked["department"]) },
            "recorded": asked["recorded"] != nil, "parts": asked["parts"] != nil,
        ]
        for name in ["from", "until", "number", "channel", "queue"] { view[name] = asked[name] }
        return try visit.page("calls/index", titled: "nav.calls", view)
    }

    private func choices<Value: RawRepresentable<String>>(
        _ all: [Value],
        _ chosen: String?,
        _ title: (Value) -> String
    ) -> [View] {
        all.map { option($0.rawValue, title($0), chosen) }
    }

    private func option(_ value: String, _ title: String, _ chosen: String?) -> View {
        ["value": value, "title": title, "chosen": value == chosen]
    }

    private func row(_ words: Wording, _ row: CallListRow, _ session: Session) -> View {
        let isOver = row.state == "ended"
        return [
            "id": row.id.rawValue, "time": words.time(row.enteredAt),
            "direction": words.text("direction.\(row.direction.rawValue)"), "icon": CallPages.icon(row),
            "number": words.phone(row.number), "name": row.callerName.map { ShownText.clipped($0, to: 120) },
            "did": row.did.map { words.phone($0) }, "channel": row.channel, "queue": row.queue,
            "outcome": isOver ? row.outcome.map { words.text("outcome.\($0.rawValue)") } : words.text("outcome.open"),
            "tone": CallPages.tone(row), "lost": row.lineLost, "person": row.person,
            "wait": row.wait.map { words.clock($0) }, "talk": row.talk.flatMap { $0 > .zero ? words.clock($0) : nil },
            "lead": row.lead?.rawValue, "part": row.partOf?.rawValue,
            "play": row.isRecorded && session.may(.recordings),
        ]
    }

    private static func icon(_ row: CallListRow) -> String {
        switch row.direction {
        case .outbound, .callback: "phone-out"
        case .internal: "phone"
        case .inbound: row.outcome == .answered || row.state != "ended" ? "phone-in" : "phone-missed"
        }
    }

    private static func tone(_ row: CallListRow) -> String {
        guard row.state == "ended" else { return "talking" }
        return row.outcome == .answered ? "done" : "missed"
    }

    private func export(_ visit: Visit) async throws -> Response {
        let (query, staff, now) = (query(visit), visit.session.staff, parts.clock.now())
        let address = visit.address(parts.settings)
        try await parts.engine.write(.realtime) { connection in
            try AccessBook.record("calls.exported", "calls", by: staff, address: address, at: now, in: connection)
        }
        let (engine, words) = (parts.engine, visit.wording)
        let body = ResponseBody { writer in
            try await writer.write(ByteBuffer(string: "\u{FEFF}" + CallTable.head(words)))
            var mark: CallListMark?
            var count = 0
            while count < CallTable.most {
                let after = mark
                let rows = try await engine.read { connection in
                    try CallList.page(query.filter, after: after, limit: 500, in: connection)
                }
                guard let last = rows.last else { break }
                mark = last.mark
                count += rows.count
                try await writer.write(ByteBuffer(string: rows.map { CallTable.line($0, words) }.joined()))
            }
            try await writer.finish(nil)
        }
        return Answers.download(body, type: "text/csv; charset=utf-8", name: "calls.csv")
    }
}

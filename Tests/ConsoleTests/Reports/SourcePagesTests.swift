import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Records
import Store
import TestSupport
import Testing

@testable import Console

/// Which advertising works, at the console.
@Suite struct SourcePagesTests {
    private static let day = Duration.seconds(86_400)

    @Test("F070: what each source brought, from the call to the money", arguments: TestEngines.kinds)
    func aSourceIsFollowedToTheMoney(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let now = Timestamp(seconds: 1_795_299_005)
            try await Self.fill(engine, at: now)
            func read(_ way: SourceReport.Attribution) async throws -> [SourceRow] {
                try await Self.report(engine, by: way, at: now).rows
            }
            let byChannel = try await read(.channel)
            #expect(byChannel.map(\.source) == ["Директ", nil, "Карты"])
            #expect(byChannel.map(\.leads) == [3, 1, 0])
            #expect(byChannel.map(\.target) == [2, 0, 0])
            #expect(byChannel.map(\.rejected) == [1, 0, 0])
            #expect(byChannel.map(\.deals) == [1, 0, 0])
            #expect(byChannel.map(\.won) == [1, 0, 0])
            #expect(byChannel.first?.paid.all == [Money(minor: 150_000_00)])
            #expect(byChannel.map(\.calls) == [1, 0, 2])
            #expect(byChannel.map(\.missed) == [0, 0, 1])
            #expect(try await read(.first).map(\.source) == [nil, "yandex"])
            #expect(try await read(.last).map(\.source) == [nil, "vk"])
            #expect(try await read(.last).last?.deals == 1)
        }
    }

    private static func report(
        _ engine: any Engine,
        by way: SourceReport.Attribution,
        at now: Timestamp
    ) async throws -> SourceReport.Result {
        let today = CivilDate(dayNumber: CivilTime(now, in: .gmt).dayNumber)
        let report = SourceReport(
            by: way,
            days: today.adding(days: -1)...today.adding(days: 1),
            from: now - day,
            until: now + day
        )
        return try await engine.read { try report.read(in: $0) }
    }

    @Test("F070: costs fall to the days of the report, in each view its own", arguments: TestEngines.kinds)
    func whatItCost(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let now = Timestamp(seconds: 1_795_299_005)
            try await Self.fill(engine, at: now)
            let today = CivilDate(dayNumber: CivilTime(now, in: .gmt).dayNumber)
            try await engine.write(.normal) { connection in
                let editor = StaffEditor(connection: connection, at: now, actor: nil)
                func add(_ way: SourceCost.Way, _ source: String, _ days: Int, _ minor: Int64, _ code: String) throws {
                    let days = today...today.adding(days: days - 1)
                    let sum = Money(minor: minor, currency: code)
                    try SourceCostBook.add(way, source, days: days, sum, note: nil, by: editor)
                }
                // Two days of ten fall to the report.
                try add(.channel, "Директ", 10, 300_000_00, "RUB")
                try add(.channel, "Щиты", 1, 100_00, "EUR")
                try add(.visit, "vk", 1, 50_000_00, "RUB")
                try add(.channel, "Директ", 1, 1, "RUB")
                try SourceCostBook.remove(4, by: editor)
                #expect(throws: SvodError.self) { try SourceCostBook.remove(4, by: editor) }
                #expect(throws: SourceCostBook.Fault.sum) { try add(.visit, "vk", 1, 0, "RUB") }
                #expect(throws: SourceCostBook.Fault.days) { try add(.visit, "vk", 3661, 1, "RUB") }
                #expect(throws: SourceCostBook.Fault.source) { try add(.visit, "", 1, 1, "RUB") }
            }
            let channels = try await Self.report(engine, by: .channel, at: now)
            let direct = try #require(channels.rows.first)
            #expect(direct.cost.all == [Money(minor: 60_000_00)])
            #expect(direct.costOfLead.all == [Money(minor: 20_000_00)])
            #expect(direct.costOfWon.all == [Money(minor: 60_000_00)])
            #expect(direct.revenue.all == [Money(minor: 160_000_00)])
            #expect(direct.margin.all == [Money(minor: 90_000_00)])
            #expect(direct.gain(by: .paid) == 150 && direct.gain(by: .margin) == 50)
            #expect(channels.rows.map(\.source) == ["Директ", nil, "Карты", "Щиты"])
            #expect(channels.total.cost.all == [Money(minor: 100_00, currency: "EUR"), Money(minor: 60_000_00)])
            #expect(channels.total.gain(by: .paid) == nil, "of two currencies there is no share")
            #expect(channels.total.leads == 4 && channels.total.calls == 3 && channels.total.won == 1)
            let visits = try await Self.report(engine, by: .last, at: now)
            #expect(visits.rows.last?.cost.all == [Money(minor: 50_000_00)] && visits.rows.last?.gain(by: .paid) == 200)
        }
    }

    @Test("F070: the median time to a first answer counts what people said and wrote", arguments: TestEngines.kinds)
    func howSoonItWasAnswered(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let now = Timestamp(seconds: 1_795_299_005)
            try await Self.fill(engine, at: now)
            #expect(try await Self.report(engine, by: .channel, at: now).rows.first?.answer == nil)
            try await engine.write(.normal) { connection in
                let person = try StaffBook.add(
                    NewStaffMember(name: "Ольга", login: "olga", passwordHash: nil, roles: []),
                    by: StaffEditor(connection: connection, at: now, actor: nil)
                )
                try Self.talk(1, after: .seconds(30), from: now, in: connection)
                try Self.talk(1, after: .seconds(3000), from: now, in: connection)
                try Self.write(2, after: .seconds(10), by: nil, from: now, in: connection)
                try Self.write(2, after: .seconds(600), by: person, from: now, in: connection)
                // Rung before its lead was there: nobody waited.
                try Self.talk(4, after: .seconds(-5), from: now, in: connection)
            }
            let result = try await Self.report(engine, by: .channel, at: now)
            #expect(result.rows.map(\.answer) == [.seconds(315), .seconds(0), nil])
            #expect(result.rows.map(\.answered) == [2, 1, 0])
            #expect(result.total.answer == .seconds(30) && result.total.answered == 3)
        }
    }

    private static func talk(
        _ lead: Int64,
        after wait: Duration,
        from now: Timestamp,
        in connection: any Connection
    ) throws {
        let name = "talk \(lead) \(wait)"
        try connection.execute(
            """
            INSERT INTO call (exchange, unique_id, linked_id, direction, makes_lead, state, entered_at, answered_at, lead_id)
            VALUES ('main', \(name), \(name), 'outbound', 0, 'ended', \(now), \(now + wait), \(lead))
            """
        )
    }

    private static func write(
        _ lead: Int64,
        after wait: Duration,
        by staff: StaffID?,
        from now: Timestamp,
        in connection: any Connection
    ) throws {
        let conversation = try connection.insert(
            """
            INSERT INTO conversation (kind, source, state, lead_id, opened_at, last_at)
            VALUES ('letter', 'sales', 'open', \(lead), \(now), \(now))
            """
        )
        try connection.execute(
            """
            INSERT INTO message (conversation_id, direction, kind, standing, source, digest, sent_at, received_at,
                staff_id, state)
            VALUES (\(conversation), 'out', 'letter', 'own', 'sales', '', \(now + wait), \(now + wait), \(staff),
                'sent')
            """
        )
    }

    @Test(arguments: TestEngines.kinds)
    func costsAreEnteredOnThePage(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let test = try TestConsole(engine: engine)
            try await Self.fill(engine, at: test.clock.timestamp)
            let head = try await test.session("head", roles: [.head])
            let place = "/sources?by=channel&from=2026-11-01&until=2026-11-30"
            try await test.application.test(.router) { client in
                func post(_ path: String, _ form: String) async throws -> TestResponse {
                    try await client.execute(
                        uri: path,
                        method: .post,
                        headers: head.form,
                        body: ByteBuffer(string: form)
                    ) { $0 }
                }
                func page() async throws -> String {
                    try await client.execute(uri: place, method: .get, headers: head.headers) { $0 }.text
                }
                #expect(try await page().contains("расходы не внесены"))
                let costs = place.replacing("/sources?", with: "/sources/costs?")
                let days = "from=2026-11-01&until=2026-11-30"
                let source = "source=%D0%94%D0%B8%D1%80%D0%B5%D0%BA%D1%82"
                let added = try await post(costs, "\(source)&\(days)&sum=60+000,50&currency=RUB&note=%3Cb%3E")
                #expect(added.status == .seeOther && added.headers[.location] == place + "#costs")
                var text = try await page()
                #expect(text.contains("60\u{A0}000,50\u{A0}₽") && text.contains("01.11.2026 – 30.11.2026"))
                #expect(text.contains("15\u{A0}000\u{A0}₽"), "what a lead cost, in whole roubles")
                #expect(text.contains("+50\u{A0}%") && text.contains("&lt;b&gt;"))
                for (form, fault) in [
                    ("\(source)&\(days)&sum=0", "больше нуля"), ("\(days)&sum=5", "Назовите источник"),
                    ("\(source)&from=2026-11-02&until=2026-11-01&sum=5", "последний день"),
                ] {
                    let answer = try await post(costs, form)
                    #expect(answer.status == .unprocessableContent && answer.text.contains(fault))
                }
                let file = try await client.execute(
                    uri: place.replacing("/sources?", with: "/sources.csv?"),
                    method: .get,
                    headers: head.headers
                ) { $0 }.text.split(separator: "\r\n")
                #expect(file.first?.contains("Расходы, RUB;Цена лида, RUB") == true)
                #expect(
                    file.dropFirst().first
                        == "Директ;1;0;4;2;1;1;1;;60000,50;15000,13;60000,50;160000,00;150000,00;90000,00;50"
                )
                #expect(file.last?.hasPrefix("Всего;3;1;5;2;1;1;1;;60000,50;12000,10;") == true)
                _ = try await post(costs.replacing("/costs?", with: "/costs/1/remove?"), "")
                text = try await page()
                #expect(text.contains("расходы не внесены"))
            }
            let kinds: [String] = try await engine.read { connection in
                try connection.rows("SELECT kind FROM journal WHERE kind LIKE 'source_cost.%' ORDER BY id").map {
                    try $0.get("kind")
                }
            }
            #expect(kinds == ["source_cost.added", "source_cost.removed"])
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aHeadSeesItAndTakesItOut(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let test = try TestConsole(engine: engine)
            try await Self.fill(engine, at: test.clock.timestamp)
            let head = try await test.session("head", roles: [.head])
            let operator_ = try await test.session("op", roles: [.operator])
            try await test.application.test(.router) { client in
                func get(_ path: String, _ session: TestSession) async throws -> TestResponse {
                    try await client.execute(uri: path, method: .get, headers: session.headers) { $0 }
                }
                let page = String(buffer: try await get("/sources", head).body)
                #expect(page.contains("Директ") && page.contains("150\u{A0}000\u{A0}₽") && page.contains("50\u{A0}%"))
                #expect(page.contains("/leads?outcome=all&amp;channel=%D0%94"))
                let file = try await get("/sources.csv?by=last", head)
                #expect(file.headers[.contentType] == "text/csv; charset=utf-8")
                let lines = String(buffer: file.body).split(separator: "\r\n")
                #expect(lines.count == 4 && lines[2].hasPrefix("vk;0;0;1;1;0;1;1;"))
                #expect(try await get("/sources?from=x&until=2026-99-99&by=nothing", head).status == .ok)
                #expect(
                    String(buffer: try await get("/sources?from=2020-01-01&until=2020-02-01", head).body).contains(
                        "не было"
                    )
                )
                #expect(try await get("/sources", operator_).status == .forbidden)
            }
        }
    }

    /// Three leads of one channel, one of which became a paid deal; one of no channel; one of last month; calls.
    private static func fill(_ engine: any Engine, at now: Timestamp) async throws {
        try await engine.write(.normal) { connection in
            func lead(_ status: String, _ channel: String?, _ at: Timestamp) throws -> Int64 {
                try connection.insert(
                    """
                    INSERT INTO lead (status, source, channel, created_at, status_at)
                    VALUES (\(status), 'call', \(channel), \(at), \(at))
                    """
                )
            }
            let sold = try lead("converted", "Директ", now)
            _ = try lead("identification", "Директ", now)
            _ = try lead("rejected", "Директ", now)
            _ = try lead("inquiry", nil, now)
            _ = try lead("inquiry", "Директ", now - day - day)
            let deal = try connection.insert(
                """
                INSERT INTO card (entity, funnel, title, title_key, outcome, amount, currency, origin, created_at,
                    changed_at, touched_at)
                VALUES ('deal', 'deal', 'Двери', 'двери', 'won', 16000000, 'RUB', 'person', \(now), \(now), \(now))
                """
            )
            try connection.execute(
                """
                INSERT INTO card_field (card_id, field, value, number, source, at)
                VALUES (\(deal), 'margin', '{}', 9000000, 'computed', \(now))
                """
            )
            try connection.execute("UPDATE lead SET deal_id = \(deal) WHERE id = \(sold)")
            for (number, paid) in [("1", 100_000_00), ("2", 50_000_00)] {
                try connection.execute(
                    """
                    INSERT INTO client_order (doc_key, exchange, source, card_id, number, standing, amount, currency, paid,
                        created_at, changed_at)
                    VALUES (\(number), 'ut', 'onec', \(deal), \(number), 'posted', \(paid), 'RUB', \(paid), \(now), \(now))
                    """
                )
            }
            for (place, source) in [("first", "yandex"), ("last", "vk")] {
                try connection.execute(
                    "INSERT INTO lead_touch (lead_id, place, source) VALUES (\(sold), \(place), \(source))"
                )
            }
            for (number, channel, outcome) in [
                (1, "Директ", "answered"), (2, "Карты", "answered"), (3, "Карты", "missed"),
            ] {
                try connection.execute(
                    """
                    INSERT INTO call (exchange, unique_id, linked_id, direction, number, makes_lead, channel, state, outcome,
                        entered_at)
                    VALUES ('main', \("\(number)"), \("\(number)"), 'inbound', '+79210000000', 1, \(channel), 'ended',
                        \(outcome), \(now))
                    """
                )
            }
        }
    }
}

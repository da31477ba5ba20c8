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
            func read(_ way: SourceReport.Attribution) async throws -> [SourceReport.Row] {
                let report = SourceReport(by: way, from: now - Self.day, until: now + Self.day)
                return try await engine.read { try report.read(in: $0) }
            }
            let byChannel = try await read(.channel)
            #expect(byChannel.map(\.source) == ["Директ", nil, "Карты"])
            #expect(byChannel.map(\.leads) == [3, 1, 0])
            #expect(byChannel.map(\.target) == [2, 0, 0])
            #expect(byChannel.map(\.rejected) == [1, 0, 0])
            #expect(byChannel.map(\.deals) == [1, 0, 0])
            #expect(byChannel.map(\.won) == [1, 0, 0])
            #expect(byChannel.first?.paid == [Money(minor: 150_000_00)])
            #expect(byChannel.map(\.calls) == [1, 0, 2])
            #expect(byChannel.map(\.missed) == [0, 0, 1])
            #expect(try await read(.first).map(\.source) == [nil, "yandex"])
            #expect(try await read(.last).map(\.source) == [nil, "vk"])
            #expect(try await read(.last).last?.deals == 1)
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
                #expect(lines.count == 3 && lines[2].hasPrefix("vk;0;0;1;1;0;1;1;"))
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
                INSERT INTO card (entity, funnel, title, title_key, outcome, origin, created_at, changed_at, touched_at)
                VALUES ('deal', 'deal', 'Двери', 'двери', 'won', 'person', \(now), \(now), \(now))
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

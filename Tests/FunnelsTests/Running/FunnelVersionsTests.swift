import Domain
import Store
import TestSupport
import Testing

@testable import Funnels

@Suite struct FunnelVersionsTests {
    @Test func aVersionIsReadAgainWithItsProductionCalendars() throws {
        let text = """
            svod: 1
            calendars:
              ru: {tz: Europe/Moscow, hours: {mon-fri: ["09:00-18:00"]}, holidays: [days.txt]}
            """
        let sheet = """
            title Россия
            from  2026-01-01
            until 2026-12-31
            holiday 11-04 День народного единства
            """
        let set = try FunnelReader.read([FunnelFile(name: "test.yaml", text: text)]) { _ in sheet }
        #expect(set.sources["days.txt"] == sheet)
        #expect(try FunnelVersions.read(set.sources).calendars == set.calendars)
    }

    @Test(arguments: TestEngines.kinds)
    func onlyAFunnelThatSaysSomethingElseGetsANewVersion(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let first = try await Self.versions(Self.text(), engine)
            #expect(first == ["one": 1, "two": 1])
            #expect(try await Self.versions("# A word more.\n" + Self.text(), engine) == first, "it says the same")
            #expect(try await Self.versions(Self.text(term: "3wd"), engine) == ["one": 2, "two": 1])
            #expect(try await Self.versions(Self.text(term: "3wd"), engine) == ["one": 2, "two": 1])
            #expect(try await Self.versions(Self.text(term: "2wd"), engine) == ["one": 3, "two": 1], "and back")
        }
    }

    private static func versions(_ text: String, _ engine: any Engine) async throws -> [String: Int64] {
        let set = try FunnelReader.read([FunnelFile(name: "test.yaml", text: text)])
        return try await FunnelVersions.keep(set, in: engine, at: CardStory.start).versions
    }

    private static func text(term: String = "2wd") -> String {
        func funnel(_ name: String, _ term: String) -> String {
            """
              \(name):
                title: Воронка
                entity: deal
                stages:
                  new:
                    title: Новая
                    on_enter: [{task: {to: responsible, title: Позвонить, due: \(term)}}]
                  won: {title: Да, kind: won}
                  lost: {title: Нет, kind: lost, reason: {auto: нет}}
            """
        }
        return CardStory.calendar + "funnels:\n\(funnel("one", term))\n\(funnel("two", "1wd"))\n"
    }
}

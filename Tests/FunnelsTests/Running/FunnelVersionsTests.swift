import Domain
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
}

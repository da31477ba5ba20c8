import Domain
import Testing

@Suite struct ProductionCalendarTests {
    @Test func saysUpToWhenItIsComplete() throws {
        let calendar = try ShippedCalendars.russia()
        #expect(calendar.coverage.count == 1)
        #expect(calendar.isComplete(on: try #require(CivilDate("2024-01-01"))))
        #expect(calendar.isComplete(on: try #require(CivilDate("2026-12-31"))))
        #expect(!calendar.isComplete(on: try #require(CivilDate("2027-01-01"))))
        #expect(!calendar.isComplete(on: try #require(CivilDate("2023-12-31"))))
    }

    /// Beyond its years it goes on with ordinary weeks and the holidays of every year.
    @Test(arguments: [
        ("2027-01-08", true), ("2027-01-11", false), ("2027-11-04", true), ("2027-11-05", false), ("2031-06-12", true),
        ("2023-05-09", true), ("2023-05-08", false),
    ])
    func goesOnBeyondItsYears(_ text: String, _ isOff: Bool) throws {
        let day = try ShippedCalendars.russia().day(try #require(CivilDate(text)))
        #expect((day.kind == .dayOff) == isOff)
        let office = try TestCalendars.office(zone: "Europe/Moscow", production: ShippedCalendars.russia())
        #expect(office.isWorkingDay(try #require(CivilDate(text))) == !isOff)
    }

    @Test func saysWhyADayIsOff() throws {
        let calendar = try ShippedCalendars.russia()
        #expect(calendar.day(try #require(CivilDate("2026-05-09"))).note == "День Победы")
        #expect(calendar.day(try #require(CivilDate("2026-05-11"))).note == "rest of 2026-05-09")
        #expect(calendar.day(try #require(CivilDate("2026-05-12"))) == .regular)
    }

    @Test(arguments: [
        ("2026-11-29", nil), ("2026-11-30", CalendarWarning.ends(after: CivilDate(dayNumber: 20_818))),
        ("2026-12-31", .ends(after: CivilDate(dayNumber: 20_818))),
        ("2027-01-01", .unknown(since: CivilDate(dayNumber: 20_818))),
        ("2023-12-31", .unknown(since: nil)),
    ])
    func warnsAMonthBefore(_ text: String, _ warning: CalendarWarning?) throws {
        #expect(try ShippedCalendars.russia().warning(at: try #require(CivilDate(text))) == warning)
    }

    @Test func aMissingYearIsAHole() throws {
        let sheets = try [2024, 2026].map { try ProductionSheet.parse(text: ShippedCalendars.text($0), file: "\($0)") }
        let calendar = try ProductionCalendar(sheets: sheets)
        #expect(calendar.coverage.count == 2)
        #expect(!calendar.isComplete(on: try #require(CivilDate("2025-06-02"))))
        #expect(calendar.day(try #require(CivilDate("2025-06-12"))).kind == .dayOff)
        #expect(
            calendar.warning(at: try #require(CivilDate("2024-12-20")))
                == .ends(after: try #require(CivilDate("2024-12-31")))
        )
    }

    /// A company's own days lie over the country's; a holiday that a later year no longer has is gone from that year.
    @Test func laterSheetsLieOverEarlierOnes() throws {
        let own = try ProductionSheet.parse(
            text: "off 2026-11-05 anniversary\nholiday 08-08 Day of the Builder",
            file: "own"
        )
        let next = try ProductionSheet.parse(text: "from 2027-01-01\nuntil 2027-12-31\nholiday 01-01 NY", file: "2027")
        let russia = try ProductionSheet.parse(text: ShippedCalendars.text(2026), file: "2026")
        let calendar = try ProductionCalendar(sheets: [russia, next, own])
        for (date, isOff) in [
            ("2026-11-04", true), ("2026-11-05", true), ("2026-08-08", true), ("2027-08-08", true),
            ("2030-08-08", true),
            ("2027-11-04", false), ("2028-11-04", false), ("2028-01-01", true), ("2025-11-04", true),
        ] {
            #expect((calendar.day(try #require(CivilDate(date))).kind == .dayOff) == isOff, "\(date)")
        }
        #expect(throws: SvodError.self) { try ProductionCalendar(sheets: [own]) }
    }
}

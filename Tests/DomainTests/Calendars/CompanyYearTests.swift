import Domain
import Testing

/// The year 2026 of a company in Moscow and Berlin, against a table of its minutes that is made by hand: free days listed
/// one by one, offsets of the zones written down, no rule of the calendars used.
@Suite struct CompanyYearTests {
    static let moscow = Office(
        zone: "Europe/Moscow",
        offset: { _ in 180 },
        free: [
            "2026-01-01", "2026-01-02", "2026-01-05", "2026-01-06", "2026-01-07", "2026-01-08", "2026-01-09",
            "2026-02-23", "2026-03-09", "2026-05-01", "2026-05-11", "2026-06-12", "2026-11-04", "2026-12-31",
        ],
        short: ["2026-04-30", "2026-05-08", "2026-06-11", "2026-11-03"],
        periods: ["09:00-13:00", "14:00-18:00"]
    )

    static let berlin = Office(
        zone: "Europe/Berlin",
        // Summer time from 29 March to 25 October, 01:00 UTC.
        offset: { (125_340..<427_740).contains($0) ? 120 : 60 },
        free: [
            "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-01", "2026-05-14", "2026-05-25", "2026-12-25",
        ],
        short: [],
        periods: ["08:30-12:00", "12:45-17:15"]
    )

    static func production(of office: Office) throws -> ProductionCalendar {
        guard office.zone == "Europe/Berlin" else { return try ShippedCalendars.russia() }
        let text = """
            title Berlin, 2026
            from 2026-01-01
            until 2026-12-31
            holiday 01-01 Neujahr
            holiday 05-01 Tag der Arbeit
            holiday 10-03 Tag der Deutschen Einheit
            holiday 12-25..12-26 Weihnachten
            off 2026-04-03 fri Karfreitag
            off 2026-04-06 mon Ostermontag
            off 2026-05-14 thu Himmelfahrt
            off 2026-05-25 mon Pfingstmontag
            """
        return try ProductionCalendar.parse(text: text, file: "berlin.txt")
    }

    static func calendar(of office: Office) throws -> WorkingCalendar {
        try TestCalendars.calendar(zone: office.zone, [("mon-fri", office.periods)], production: production(of: office))
    }

    @Test(arguments: [moscow, berlin])
    func everyTermOfTheYearIsRight(_ office: Office) throws {
        let calendar = try Self.calendar(of: office)
        let table = try MinuteTable(office)
        let year = try moment("2026-01-01T00:00+00:00")
        for minute in stride(from: 40_000, to: 500_000, by: 97) {
            let start = year + .seconds(minute * 60)
            for length in [1, 40, 480, 2401] {
                let later = year + .seconds(table.add(length, to: minute) * 60)
                let earlier = year + .seconds(table.subtract(length, from: minute) * 60)
                guard calendar.add(.minutes(length), to: start) == later,
                    calendar.add(.minutes(-length), to: start) == earlier,
                    calendar.workingTime(between: earlier, later) == .seconds(2 * length * 60)
                else {
                    Issue.record("\(length) minutes from minute \(minute) of the year in \(office.zone)")
                    return
                }
            }
            #expect(calendar.isWorking(at: start) == table.works[minute])
        }
    }

    /// What is asked in one office and answered in the other is due by the hours of the one that answers.
    @Test func aTermIsCountedWhereTheWorkIsDone() throws {
        let span = try TimeSpan(parsing: "4wh")
        let asked = try moment("2026-03-27T16:00+03:00")
        let moscow = try Self.calendar(of: Self.moscow)
        let berlin = try Self.calendar(of: Self.berlin)
        #expect(span.apply(to: asked, in: moscow) == (try moment("2026-03-30T11:00+03:00")))
        #expect(span.apply(to: asked, in: berlin) == (try moment("2026-03-30T09:15+02:00")))
    }

    @Test func theYearAddsUp() throws {
        let start = try moment("2025-12-31T12:00+00:00")
        let end = try moment("2026-12-31T12:00+00:00")
        let moscow = try Self.calendar(of: Self.moscow)
        #expect(moscow.workingTime(between: start, end) == .seconds(1972 * 3600))
        let berlin = try Self.calendar(of: Self.berlin)
        let table = try MinuteTable(Self.berlin)
        let first = try moment("2026-01-01T00:00+00:00")
        let worked = table.works.count { $0 }
        #expect(berlin.workingTime(between: first, first + .seconds(525_600 * 60)) == .seconds(worked * 60))
    }
}

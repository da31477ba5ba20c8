import Domain
import Testing

/// The shipped calendars against the norms that were published with them.
@Suite struct RussianNormTests {
    /// Working days and hours of a 40-hour week, January to December, as published.
    static let published: [Int: [(days: Int, hours: Int)]] = [
        2024: [
            (17, 136), (20, 159), (20, 159), (21, 168), (20, 159), (19, 151), (23, 184), (22, 176), (21, 168),
            (23, 184), (21, 167), (21, 168),
        ],
        2025: [
            (17, 136), (20, 160), (21, 167), (22, 175), (18, 144), (19, 151), (23, 184), (21, 168), (22, 176),
            (23, 184), (19, 151), (22, 176),
        ],
        2026: [
            (15, 120), (19, 152), (21, 168), (22, 175), (19, 151), (21, 167), (23, 184), (21, 168), (22, 176),
            (22, 176), (20, 159), (22, 176),
        ],
    ]

    @Test(arguments: [2024, 2025, 2026])
    func monthsAreAsPublished(_ year: Int) throws {
        let calendar = try ShippedCalendars.russia(year...year)
        for (index, expected) in try #require(Self.published[year]).enumerated() {
            let norm = calendar.norm(try #require(CivilDate.month(index + 1, of: year)))
            #expect(norm.workingDays == expected.days, "\(year)-\(index + 1)")
            #expect(norm.minutes(weekHours: 40) == expected.hours * 60, "\(year)-\(index + 1)")
        }
    }

    /// Quarters of a 40-hour week.
    @Test(arguments: [
        (2024, [57, 60, 66, 65], [454, 478, 528, 519]), (2025, [58, 59, 66, 64], [463, 470, 528, 511]),
        (2026, [55, 62, 66, 64], [440, 493, 528, 511]),
    ])
    func quartersAreAsPublished(_ year: Int, _ days: [Int], _ hours: [Int]) throws {
        let calendar = try ShippedCalendars.russia()
        for quarter in 0..<4 {
            let first = try #require(CivilDate.month(quarter * 3 + 1, of: year)).lowerBound
            let last = try #require(CivilDate.month(quarter * 3 + 3, of: year)).upperBound
            let norm = calendar.norm(first...last)
            #expect(norm.workingDays == days[quarter])
            #expect(norm.minutes(weekHours: 40) == hours[quarter] * 60)
        }
    }

    /// Years of 40, 36 and 24 hours a week, in tenths of an hour.
    @Test(arguments: [
        (2024, 366, 248, 19790, 17806, 11854), (2025, 365, 247, 19720, 17744, 11816),
        (2026, 365, 247, 19720, 17744, 11816),
    ])
    func yearsAreAsPublished(
        _ year: Int,
        _ all: Int,
        _ days: Int,
        _ forty: Int,
        _ thirtySix: Int,
        _ twentyFour: Int
    )
        throws
    {
        let first = try #require(CivilDate(year: year, month: 1, day: 1))
        let last = try #require(CivilDate(year: year, month: 12, day: 31))
        let norm = try ShippedCalendars.russia().norm(first...last)
        #expect(norm.calendarDays == all)
        #expect(norm.workingDays == days)
        #expect(norm.minutes(weekHours: 40) == forty * 6)
        #expect(norm.minutes(weekHours: 36) == thirtySix * 6)
        #expect(norm.minutes(weekHours: 24) == twentyFour * 6)
    }

    /// Hours of a calendar of eight hours a day come to the same as the norm.
    @Test(arguments: [2024, 2025, 2026])
    func workingTimeOfAMonthIsItsNorm(_ year: Int) throws {
        let calendar = try TestCalendars.office(zone: "Europe/Moscow", production: ShippedCalendars.russia())
        for (index, expected) in try #require(Self.published[year]).enumerated() {
            let month = try #require(CivilDate.month(index + 1, of: year))
            let start = calendar.moment(of: month.lowerBound, try #require(TimeOfDay("00:00")))
            let end = calendar.moment(of: month.upperBound, .endOfDay)
            #expect(calendar.workingTime(between: start, end) == .seconds(expected.hours * 3600))
        }
    }

    @Test(arguments: [
        ("2024-04-27", true), ("2024-04-29", false), ("2024-12-31", false), ("2025-05-08", false), ("2025-11-01", true),
        ("2026-01-09", false), ("2026-01-12", true), ("2026-03-09", false), ("2026-05-09", false),
        ("2026-12-31", false),
    ])
    func knowsTheMovedDays(_ text: String, _ works: Bool) throws {
        let calendar = try TestCalendars.office(zone: "Europe/Moscow", production: ShippedCalendars.russia())
        #expect(calendar.isWorkingDay(try #require(CivilDate(text))) == works)
    }
}

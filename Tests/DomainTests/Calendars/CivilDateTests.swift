import Domain
import Foundation
import Testing

@Suite struct CivilDateTests {
    @Test(arguments: ["2026-11-04", "2024-02-29", "1970-01-01", "1969-12-31", "0001-01-01", "9999-12-31", "2000-02-29"])
    func readsAndPrintsISO(_ text: String) throws {
        let date = try #require(CivilDate(text))
        #expect(date.description == text)
        #expect(CivilDate(year: date.year, month: date.month, day: date.day) == date)
    }

    @Test(arguments: [
        "", "2026-11-4", "26-11-04", "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-01", "2026-04-31", "2026-11-00",
        "2026-11-04 ", "+026-11-04", "2026/11/04", "2026-11-04-05", "0000-01-01", "٢٠٢٦-11-04",
    ])
    func refusesWhatIsNoDate(_ text: String) { #expect(CivilDate(text) == nil) }

    @Test(arguments: [
        ("2026-11-22", Weekday.sunday), ("1970-01-01", .thursday), ("1969-12-29", .monday), ("2024-02-29", .thursday),
    ])
    func knowsTheDayOfTheWeek(_ text: String, _ day: Weekday) throws {
        #expect(try #require(CivilDate(text)).weekday == day)
    }

    @Test(arguments: [
        ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-12-31", -1, "2026-11-30"),
        ("2026-01-15", -1, "2025-12-15"), ("2026-03-31", 12, "2027-03-31"), ("2024-02-29", -12, "2023-02-28"),
    ])
    func addsMonths(_ from: String, _ months: Int, _ to: String) throws {
        #expect(try #require(CivilDate(from)).adding(months: months) == CivilDate(to))
    }

    /// Every day of four centuries follows the one before.
    @Test func daysFollowEachOther() throws {
        let first = try #require(CivilDate("1901-01-01"))
        var before = first
        for count in 1...146_097 {
            let date = first.adding(days: count)
            #expect(date - first == count)
            let isNext = date.day == before.day + 1 && date.month == before.month && date.year == before.year
            let beginsMonth = date.day == 1 && before.day >= 28
            guard isNext || beginsMonth, CivilDate(year: date.year, month: date.month, day: date.day) == date else {
                Issue.record("\(before) is followed by \(date)")
                return
            }
            before = date
        }
        #expect(before.description == "2301-01-01")
    }

    @Test func isCodedAsText() throws {
        let date = try #require(CivilDate("2026-11-04"))
        let data = try JSONEncoder().encode([date])
        #expect(String(bytes: data, encoding: .utf8) == #"["2026-11-04"]"#)
        #expect(try JSONDecoder().decode([CivilDate].self, from: data) == [date])
        #expect(throws: SvodError.self) { try JSONDecoder().decode([CivilDate].self, from: Data(#"["04.11"]"#.utf8)) }
    }

    @Test(arguments: [("09:30", 570), ("9:30", 570), ("00:00", 0), ("24:00", 1440)])
    func readsTimes(_ text: String, _ minutes: Int) { #expect(TimeOfDay(text)?.minutes == minutes) }

    @Test(arguments: ["", "9", "9:5", "24:01", "25:00", "12:60", "-1:00", "12:30:00", "12.30"])
    func refusesWhatIsNoTime(_ text: String) { #expect(TimeOfDay(text) == nil) }
}

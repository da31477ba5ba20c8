import Domain
import Foundation
import Testing

/// Nights in which clocks are changed, shifts over midnight, work around the clock.
@Suite struct WorkingCalendarZoneTests {
    @Test(arguments: [
        // 29 March 2026, 02:00 becomes 03:00; 25 October 2026, 03:00 becomes 02:00.
        ("1wd", "2026-03-27T10:00+01:00", "2026-03-30T10:00+02:00"),
        ("-1wd", "2026-03-30T10:00+02:00", "2026-03-27T10:00+01:00"),
        ("9wh", "2026-03-27T10:00+01:00", "2026-03-30T11:00+02:00"),
        ("-9wh", "2026-03-30T11:00+02:00", "2026-03-27T10:00+01:00"),
        ("1wd", "2026-10-23T10:00+02:00", "2026-10-26T10:00+01:00"),
        ("9wh", "2026-10-23T10:00+02:00", "2026-10-26T11:00+01:00"),
        ("-9wh", "2026-10-26T11:00+01:00", "2026-10-23T10:00+02:00"),
        ("3d", "2026-03-27T10:00+01:00", "2026-03-30T10:00+02:00"),
        ("-3d", "2026-10-26T10:00+01:00", "2026-10-23T10:00+02:00"),
        ("1d", "2026-03-28T02:30+01:00", "2026-03-29T03:00+02:00"),
        ("72h", "2026-03-27T10:00+01:00", "2026-03-30T11:00+02:00"),
    ])
    func berlinChangesItsClocks(_ span: String, _ from: String, _ to: String) throws {
        let calendar = try TestCalendars.office(zone: "Europe/Berlin")
        #expect(try TimeSpan(parsing: span).apply(to: moment(from), in: calendar) == moment(to))
    }

    /// A shift from 22 to 6 has seven hours in the spring night and nine in the autumn night.
    @Test(arguments: [("2026-03-28", 7), ("2026-10-24", 9), ("2026-06-06", 8)])
    func aNightShiftIsAsLongAsTheNight(_ text: String, _ hours: Int) throws {
        let calendar = try TestCalendars.calendar(zone: "Europe/Berlin", [("mon-sun", ["22:00-06:00"])])
        let date = try #require(CivilDate(text))
        let start = try #require(calendar.startOfWork(on: date))
        let end = try #require(calendar.endOfWork(on: date))
        #expect(end - start == .seconds(hours * 3600))
        #expect(calendar.workingTime(between: start, end) == .seconds(hours * 3600))
        #expect(calendar.add(.hours(hours), to: start) == end)
        #expect(calendar.add(.hours(-hours), to: end) == start)
    }

    @Test(arguments: [
        ("2026-11-20T23:00+03:00", true), ("2026-11-21T05:59+03:00", true), ("2026-11-21T06:00+03:00", false),
        ("2026-11-21T23:00+03:00", false), ("2026-11-23T01:00+03:00", false), ("2026-11-23T22:00+03:00", true),
    ])
    func aNightShiftBelongsToTheDayOnWhichItBegins(_ text: String, _ works: Bool) throws {
        let calendar = try TestCalendars.calendar(zone: "Europe/Moscow", [("mon-fri", ["22:00-06:00"])])
        #expect(calendar.isWorking(at: try moment(text)) == works)
    }

    @Test(arguments: [
        ("1wd", "2026-11-21T02:00+03:00", "2026-11-24T02:00+03:00"),
        ("-1wd", "2026-11-24T02:00+03:00", "2026-11-21T02:00+03:00"),
        ("1wd", "2026-11-20T12:00+03:00", "2026-11-23T22:00+03:00"),
        ("1wd", "2026-11-21T12:00+03:00", "2026-11-24T06:00+03:00"),
        ("4wh", "2026-11-21T04:00+03:00", "2026-11-24T00:00+03:00"),
        ("-4wh", "2026-11-24T00:00+03:00", "2026-11-21T04:00+03:00"),
    ])
    func nightsAreAddedToo(_ span: String, _ from: String, _ to: String) throws {
        let calendar = try TestCalendars.calendar(zone: "Europe/Moscow", [("mon-fri", ["22:00-06:00"])])
        #expect(try TimeSpan(parsing: span).apply(to: moment(from), in: calendar) == moment(to))
    }

    /// Around the clock working time is time: no minute is lost at any midnight, in any zone.
    @Test(arguments: RandomCalendar.zones)
    func aroundTheClockLosesNothing(_ zone: String) throws {
        let calendar = try TestCalendars.calendar(zone: zone, [("mon-sun", ["00:00-24:00"])])
        let start = try moment("2025-12-31T00:00+00:00")
        for days in [1, 100, 366] {
            let end = start + .seconds(days * 86400)
            #expect(calendar.workingTime(between: start, end) == .seconds(days * 86400))
            #expect(calendar.add(.minutes(days * 1440), to: start) == end)
            #expect(calendar.add(.minutes(-days * 1440), to: end) == start)
        }
        for minute in 0..<2880 { #expect(calendar.isWorking(at: start + .seconds(minute * 60))) }
    }

    /// Santiago and Havana change their clocks at midnight.
    @Test(arguments: RandomCalendar.zones)
    func aDayMeetsTheNext(_ zone: String) throws {
        let calendar = try TestCalendars.calendar(zone: zone, [("mon-sun", ["00:00-24:00"])])
        let first = try #require(CivilDate("2024-01-01"))
        for count in 0..<(4 * 366) {
            let date = first.adding(days: count)
            let next = calendar.startOfWork(on: date.adding(days: 1))
            #expect(calendar.endOfWork(on: date) == next)
            guard let next, calendar.date(at: next) == date.adding(days: 1) else {
                Issue.record("\(date.adding(days: 1)) begins on another day in \(zone)")
                return
            }
        }
    }

    /// The laid out offsets are those of the system's zone, over seventy years.
    @Test(arguments: RandomCalendar.zones)
    func offsetsAreThoseOfTheZone(_ name: String) throws {
        let zone = try #require(TimeZone(identifier: name))
        let calendar = WorkingCalendar(zone: zone, hours: try WorkingHours([.monday: [WorkingPeriod("00:00-24:00")]]))
        for seconds in stride(from: 0 as Int64, to: 2_208_988_800, by: 86_399) {
            let offset = Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))))
            let day = (seconds + offset) / 86400 - (seconds + offset < 0 ? 1 : 0)
            guard calendar.date(at: Timestamp(seconds: seconds)).dayNumber == Int(day) else {
                Issue.record("another date at \(seconds) in \(name)")
                return
            }
        }
    }

    /// Moscow went back an hour for good in 2014, which is no summer time.
    @Test func moscowsOwnHistory() throws {
        let calendar = try TestCalendars.office(zone: "Europe/Moscow")
        let friday = try moment("2014-10-24T10:00+04:00")
        #expect(calendar.add(.days(1), to: friday) == (try moment("2014-10-27T10:00+03:00")))
    }

    @Test func aFriendsDayOffIsNotOurs() throws {
        let moscow = try TestCalendars.office(zone: "Europe/Moscow", production: ShippedCalendars.russia())
        let vladivostok = try TestCalendars.office(zone: "Asia/Vladivostok", production: ShippedCalendars.russia())
        let set = try CalendarSet(
            ["ru": moscow, "east": vladivostok].mapKeys { CalendarName($0) },
            default: CalendarName("ru"),
            departments: [DepartmentID(7): CalendarName("east")],
            people: [StaffID(3): CalendarName("ru")]
        )
        #expect(set.calendar(of: nil, in: nil) == moscow)
        #expect(set.calendar(of: StaffID(1), in: DepartmentID(1)) == moscow)
        #expect(set.calendar(of: StaffID(1), in: DepartmentID(7)) == vladivostok)
        #expect(set.calendar(of: StaffID(3), in: DepartmentID(7)) == moscow)
        #expect(try set.calendar(named: CalendarName("east")) == vladivostok)
        let error = try #require(throws: SvodError.self) { try set.calendar(named: CalendarName("west")) }
        #expect(error.message == "there is no calendar 'west'; there are: east, ru")
        #expect(throws: SvodError.self) {
            try CalendarSet(["ru": moscow].mapKeys { CalendarName($0) }, default: CalendarName("x"))
        }
        #expect(set.warnings(at: try moment("2026-12-31T20:00+00:00")).count == 2)
        #expect(set.warnings(at: try moment("2026-11-20T20:00+00:00")).isEmpty)
    }
}

extension Dictionary {
    fileprivate func mapKeys<NewKey: Hashable>(_ transform: (Key) -> NewKey) -> [NewKey: Value] {
        [NewKey: Value](uniqueKeysWithValues: map { (transform($0.key), $0.value) })
    }
}

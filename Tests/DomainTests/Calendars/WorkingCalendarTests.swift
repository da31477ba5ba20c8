import Domain
import Testing

@Suite struct WorkingCalendarTests {
    @Test(arguments: [
        ("2026-11-16T08:59+03:00", false), ("2026-11-16T09:00+03:00", true), ("2026-11-16T13:00+03:00", false),
        ("2026-11-16T14:00+03:00", true), ("2026-11-16T17:59+03:00", true), ("2026-11-16T18:00+03:00", false),
        ("2026-11-21T12:00+03:00", false), ("2026-11-04T12:00+03:00", false), ("2026-11-03T16:59+03:00", true),
        ("2026-11-03T17:00+03:00", false),
    ])
    func knowsWhenPeopleWork(_ text: String, _ works: Bool) throws {
        let calendar = try TestCalendars.office(zone: "Europe/Moscow", production: ShippedCalendars.russia())
        #expect(calendar.isWorking(at: try moment(text)) == works)
    }

    @Test(arguments: [
        // Within a period, over the break, to the end of the day and not the beginning of the next.
        ("2wh", "2026-11-16T09:30+03:00", "2026-11-16T11:30+03:00"),
        ("2wh", "2026-11-16T12:00+03:00", "2026-11-16T15:00+03:00"),
        ("8wh", "2026-11-16T09:00+03:00", "2026-11-16T18:00+03:00"),
        ("40wm", "2026-11-16T17:30+03:00", "2026-11-17T09:10+03:00"),
        // From outside the hours, over a short day, a holiday and a weekend.
        ("1wh", "2026-11-21T12:00+03:00", "2026-11-23T10:00+03:00"),
        ("8wh", "2026-11-03T09:00+03:00", "2026-11-05T10:00+03:00"),
        ("2wh", "2026-11-03T16:00+03:00", "2026-11-05T10:00+03:00"),
        // Backwards.
        ("-2wh", "2026-11-16T10:00+03:00", "2026-11-13T17:00+03:00"),
        ("-1wh", "2026-11-16T14:00+03:00", "2026-11-16T12:00+03:00"),
        ("-2wh", "2026-11-05T10:00+03:00", "2026-11-03T16:00+03:00"),
        ("-8wh", "2026-11-16T18:00+03:00", "2026-11-16T09:00+03:00"),
        ("0wm", "2026-11-21T12:00+03:00", "2026-11-21T12:00+03:00"),
        // Working days: the same hour, held within the hours of the day that is reached.
        ("3wd", "2026-11-02T15:00+03:00", "2026-11-06T15:00+03:00"),
        ("1wd", "2026-11-02T17:30+03:00", "2026-11-03T17:00+03:00"),
        ("1wd", "2026-11-16T07:00+03:00", "2026-11-17T09:00+03:00"),
        ("1wd", "2026-11-16T22:00+03:00", "2026-11-17T18:00+03:00"),
        ("1wd", "2026-11-21T12:00+03:00", "2026-11-23T18:00+03:00"),
        ("-1wd", "2026-11-21T12:00+03:00", "2026-11-20T09:00+03:00"),
        ("-3wd", "2026-11-06T18:00+03:00", "2026-11-02T18:00+03:00"),
        ("0wd", "2026-11-21T12:00+03:00", "2026-11-21T12:00+03:00"),
        // By the clock.
        ("40m", "2026-11-21T12:00+03:00", "2026-11-21T12:40+03:00"),
        ("-2h", "2026-11-21T01:00+03:00", "2026-11-20T23:00+03:00"),
        ("3d", "2026-11-21T12:00+03:00", "2026-11-24T12:00+03:00"),
    ])
    func adds(_ span: String, _ from: String, _ to: String) throws {
        let calendar = try TestCalendars.office(zone: "Europe/Moscow", production: ShippedCalendars.russia())
        #expect(try TimeSpan(parsing: span).apply(to: moment(from), in: calendar) == moment(to))
    }

    /// The May holidays of 2024: a worked Saturday in April and six days off that hang together with weekends.
    @Test func stepsOverMovedDays() throws {
        let calendar = try TestCalendars.office(zone: "Europe/Moscow", production: ShippedCalendars.russia())
        let friday = try #require(CivilDate("2024-04-26"))
        let days = (1...4).map { calendar.addWorkingDays($0, to: friday).description }
        #expect(days == ["2024-04-27", "2024-05-02", "2024-05-03", "2024-05-06"])
        #expect(calendar.addWorkingDays(-4, to: try #require(CivilDate("2024-05-06"))) == friday)
        #expect(calendar.workingDays(from: friday, to: try #require(CivilDate("2024-05-06"))) == 4)
        #expect(calendar.workingDays(from: try #require(CivilDate("2024-05-06")), to: friday) == -4)
    }

    @Test func aDateWithoutATimeIsDueAtTheEndOfWork() throws {
        let calendar = try TestCalendars.office(zone: "Europe/Moscow", production: ShippedCalendars.russia())
        #expect(calendar.due(on: try #require(CivilDate("2026-11-16"))) == (try moment("2026-11-16T18:00+03:00")))
        #expect(calendar.due(on: try #require(CivilDate("2026-11-03"))) == (try moment("2026-11-03T17:00+03:00")))
        #expect(calendar.due(on: try #require(CivilDate("2026-11-07"))) == (try moment("2026-11-09T18:00+03:00")))
        #expect(
            calendar.startOfWork(on: try #require(CivilDate("2026-11-16"))) == (try moment("2026-11-16T09:00+03:00"))
        )
        #expect(calendar.startOfWork(on: try #require(CivilDate("2026-11-07"))) == nil)
        #expect(calendar.endOfWork(on: try #require(CivilDate("2026-11-07"))) == nil)
        let saturday = try moment("2026-11-07T10:00+03:00")
        #expect(calendar.startOfWork(from: saturday) == (try moment("2026-11-09T09:00+03:00")))
    }

    /// Who works on Saturdays anyway keeps Saturday's hours on a moved one; who does not has those of the day moved.
    @Test func aMovedDayHasTheHoursOfTheDayItStandsFor() throws {
        let saturday = try #require(CivilDate("2024-04-27"))
        let russia = try ShippedCalendars.russia()
        let five = [("mon", ["10:00-12:00"]), ("tue-fri", ["09:00-18:00"])]
        let office = try TestCalendars.calendar(zone: "Europe/Moscow", five, production: russia)
        #expect(
            office.periods(on: saturday) == [try moment("2024-04-27T10:00+03:00")..<moment("2024-04-27T12:00+03:00")]
        )
        let six = five + [("sat", ["11:00-15:00"])]
        let shop = try TestCalendars.calendar(zone: "Europe/Moscow", six, production: russia)
        #expect(shop.periods(on: saturday) == [try moment("2024-04-27T11:00+03:00")..<moment("2024-04-27T15:00+03:00")])
    }

    @Test(arguments: [(0, "18:00"), (60, "17:00"), (240, "13:00"), (270, "12:30")])
    func aShortDayEndsEarlier(_ cut: Int, _ end: String) throws {
        let calendar = try TestCalendars.calendar(
            zone: "Europe/Moscow",
            [("mon-fri", ["09:00-13:00", "14:00-18:00"])],
            production: ShippedCalendars.russia(),
            cut: cut
        )
        let eve = try #require(CivilDate("2026-04-30"))
        #expect(calendar.endOfWork(on: eve) == calendar.moment(of: eve, try #require(TimeOfDay(end))))
    }
}

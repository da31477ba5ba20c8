import Domain
import Testing

@Suite struct WorkingHoursTests {
    @Test func readsTheLinesOfAConfiguration() throws {
        let hours = try WorkingHours(lines: [
            ("mon-thu", ["14:00-18:00", "9:00 – 13:00"]), ("fri", ["09:00-13:00"]), ("sat,sun", []),
        ])
        #expect(hours.periods(on: .monday).map(\.description) == ["09:00-13:00", "14:00-18:00"])
        #expect(hours.periods(on: .friday).map(\.description) == ["09:00-13:00"])
        #expect(hours.periods(on: .saturday).isEmpty)
    }

    @Test func aListOfDaysMayRunOverTheWeeksEnd() throws {
        #expect(try Weekday.list("sat-mon, Ср") == [.saturday, .sunday, .monday, .wednesday])
        #expect(try Weekday.list("mon-mon") == [.monday])
    }

    @Test func aNightShiftRunsIntoTheNextDay() throws {
        let period = try WorkingPeriod("22:00-06:00")
        #expect(period.start == 1320)
        #expect(period.end == 1800)
        #expect(period.description == "22:00-06:00")
        #expect(try WorkingPeriod("00:00-24:00").description == "00:00-24:00")
        #expect(try WorkingPeriod("22:00-00:00").end == 1440)
    }

    @Test(arguments: [
        ("mon", ["09:00-9"], "'09:00-9' is no period"), ("mon", ["09:00"], "'09:00' is no period"),
        ("mon", ["09:00-09:00"], "09:00-09:00 is empty"), ("mon", ["24:00-09:00"], "a period cannot begin at 24:00"),
        ("mon", ["09:00-13:00", "12:59-18:00"], "09:00-13:00 and 12:59-18:00 of mon overlap"),
        ("mon-sun", ["05:00-06:00", "22:00-05:01"], "22:00-05:01 of sun runs into 05:00-06:00 of mon"),
        ("mon-su", ["09:00-13:00"], "'su' is no day of the week"),
        ("mon,mon", ["09:00-13:00"], "the hours of mon are given twice"),
        ("mon", [], "no day of the week has working hours"), ("", ["09:00-13:00"], "'' is no day of the week"),
    ])
    func saysWhatIsWrong(_ days: String, _ periods: [String], _ complaint: String) throws {
        let error = try #require(throws: SvodError.self) { try WorkingHours(lines: [(days, periods)]) }
        #expect(error.message.hasPrefix(complaint))
    }
}

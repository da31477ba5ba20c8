import Testing

@testable import Funnels

@Suite struct CronPatternTests {
    @Test func fieldsAreReadAsCrontabHasThem() throws {
        let pattern = try CronPattern.parse("0,30 9-18/3 1 */6 mon-fri").get()
        #expect(pattern.minutes == [0, 30])
        #expect(pattern.hours == [9, 12, 15, 18])
        #expect(pattern.days == [1])
        #expect(pattern.months == [1, 7])
        #expect(pattern.weekdays == [1, 2, 3, 4, 5])
        #expect(pattern.eitherDay)
    }

    @Test func sundayHasTwoNumbersAndAName() throws {
        for field in ["0", "7", "sun", "SUN"] {
            #expect(try CronPattern.parse("0 0 * * \(field)").get().weekdays == [0])
        }
        #expect(try CronPattern.parse("0 0 * * fri-7").get().weekdays == [5, 6, 0])
        let all = try CronPattern.parse("* * * * *").get()
        #expect(all.weekdays == Set(0...6))
        #expect(all.days == Set(1...31))
        #expect(!all.eitherDay)
        #expect(try CronPattern.parse("5/20 0 * * *").get().minutes == [5, 25, 45])
    }

    @Test(arguments: [
        "", "* * * *", "* * * * * *", "60 * * * *", "* 24 * * *", "* * 0 * *", "* * * 13 *", "* * * * 8", "5-1 * * * *",
        "*/0 * * * *", "a * * * *", "1,,2 * * * *", "1-2-3 * * * *", "1/2/3 * * * *", "-1 * * * *", "* * * * montag",
        "٣ * * * *",
    ])
    func whatIsNoPatternIsRefused(_ text: String) {
        #expect(throws: CronFault.self) { try CronPattern.parse(text).get() }
    }
}

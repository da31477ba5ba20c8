import Domain
import Testing

/// What holds of every calendar, moment and span.
@Suite struct WorkingCalendarPropertyTests {
    /// Moments from the autumn of 2025 to the spring of 2027: within and beyond the covered year, over changes of clocks.
    static func moment(_ generator: inout SeededGenerator) -> Timestamp {
        Timestamp(seconds: Int64.random(in: 1_759_276_800..<1_806_537_600, using: &generator))
    }

    static func span(_ generator: inout SeededGenerator) -> Duration {
        .seconds(Int.random(in: -400_000...400_000, using: &generator))
    }

    @Test(arguments: 0..<60)
    func workingTimeToTheSumIsTheSpan(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let calendar = try RandomCalendar.make(&generator)
        for _ in 0..<40 {
            let (start, span) = (Self.moment(&generator), Self.span(&generator))
            let end = calendar.add(.time(span), to: start)
            #expect(calendar.workingTime(between: start, end) == span)
            #expect(calendar.workingTime(between: end, start) == .zero - span)
            #expect((span < .zero) == (end < start))
        }
    }

    @Test(arguments: 0..<60)
    func backAgainIsTheSameWorkingMoment(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: 1000 + seed)
        let calendar = try RandomCalendar.make(&generator)
        for _ in 0..<40 {
            let (start, span) = (Self.moment(&generator), Self.span(&generator))
            let back = calendar.add(.time(.zero - span), to: calendar.add(.time(span), to: start))
            #expect(calendar.workingTime(between: start, back) == .zero)
            if calendar.isWorking(at: start), span > .zero { #expect(back == start) }
        }
    }

    @Test(arguments: 0..<60)
    func laterAndLongerIsNeverEarlier(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: 2000 + seed)
        let calendar = try RandomCalendar.make(&generator)
        for _ in 0..<40 {
            let moments = [Self.moment(&generator), Self.moment(&generator)].sorted()
            let spans = [Self.span(&generator), Self.span(&generator)].sorted()
            #expect(calendar.add(.time(spans[0]), to: moments[0]) <= calendar.add(.time(spans[0]), to: moments[1]))
            #expect(calendar.add(.time(spans[0]), to: moments[0]) <= calendar.add(.time(spans[1]), to: moments[0]))
            let days = Int.random(in: -30...30, using: &generator)
            #expect(calendar.add(.days(days), to: moments[0]) <= calendar.add(.days(days + 1), to: moments[0]))
        }
    }

    @Test(arguments: 0..<60)
    func spansAddUp(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: 3000 + seed)
        let calendar = try RandomCalendar.make(&generator)
        for _ in 0..<40 {
            let start = Self.moment(&generator)
            let spans = (0..<2).map { _ in Duration.seconds(Int.random(in: 1...200_000, using: &generator)) }
            let stepwise = calendar.add(.time(spans[1]), to: calendar.add(.time(spans[0]), to: start))
            #expect(stepwise == calendar.add(.time(spans[0] + spans[1]), to: start))
        }
    }

    /// The arithmetic from period to period against a count minute by minute.
    @Test(arguments: 0..<12)
    func agreesWithCountingMinutes(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: 4000 + seed)
        let calendar = try RandomCalendar.make(&generator)
        let start = Timestamp(seconds: Self.moment(&generator).microseconds / 60_000_000 * 60)
        var counted = 0
        var moment = start
        for _ in 0..<(3 * 1440) {
            counted += calendar.isWorking(at: moment) ? 1 : 0
            moment = moment + .seconds(60)
        }
        #expect(calendar.workingTime(between: start, moment) == .seconds(counted * 60))
    }

    @Test(arguments: 0..<60)
    func workingDaysAddAndCountAlike(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: 5000 + seed)
        let calendar = try RandomCalendar.make(&generator)
        for _ in 0..<40 {
            let count = Int.random(in: 1...60, using: &generator)
            let start = calendar.workingDay(from: calendar.date(at: Self.moment(&generator)))
            let end = calendar.addWorkingDays(count, to: start)
            #expect(calendar.isWorkingDay(end))
            #expect(calendar.workingDays(from: start, to: end) == count)
            #expect(calendar.addWorkingDays(-count, to: end) == start)
        }
    }
}

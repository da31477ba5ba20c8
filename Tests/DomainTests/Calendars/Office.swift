import Domain
import Testing

/// An office of a test, described without any calendar.
struct Office: Sendable, CustomTestStringConvertible {
    let zone: String
    /// Minutes east of Greenwich at a minute of the year 2026, UTC.
    let offset: @Sendable (Int) -> Int
    /// Weekdays on which nobody works.
    let free: Set<String>
    /// Days that end an hour earlier.
    let short: Set<String>
    let periods: [String]

    var testDescription: String { zone }
}

/// Which minutes of the year 2026 (UTC) are worked, one by one.
struct MinuteTable {
    let works: [Bool]
    /// The minutes that are worked, in order.
    private let worked: [Int]
    /// How many minutes are worked before each.
    private let before: [Int]

    init(_ office: Office) throws {
        let periods = try office.periods.map { try WorkingPeriod($0) }
        let first = try #require(CivilDate("2026-01-01"))
        let days = (-1...366).map { first.adding(days: $0) }
        let isFree = days.map { $0.weekday.rawValue > 5 || office.free.contains($0.description) }
        let isShort = days.map { office.short.contains($0.description) }
        var works: [Bool] = []
        var before = [0]
        for minute in 0..<525_600 {
            let local = minute + office.offset(minute)
            let day = local / 1440 + 1
            let time = local % 1440
            let isWorked = !isFree[day] && !(isShort[day] && time >= 1020)
            works.append(isWorked && periods.contains { $0.start <= time && time < $0.end })
            before.append(before[minute] + (works[minute] ? 1 : 0))
        }
        self.works = works
        self.before = before
        worked = works.indices.filter { works[$0] }
    }

    /// The end of the `length`-th worked minute from `minute` on.
    func add(_ length: Int, to minute: Int) -> Int { worked[before[minute] + length - 1] + 1 }

    /// The beginning of the `length`-th worked minute before `minute`.
    func subtract(_ length: Int, from minute: Int) -> Int { worked[before[minute] - length] }
}

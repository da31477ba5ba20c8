import Domain
import Foundation
import Testing

/// Calendars that nobody would think of.
enum RandomCalendar {
    static let zones = [
        "Europe/Moscow", "Europe/Berlin", "Asia/Kamchatka", "America/New_York", "America/Havana", "Australia/Lord_Howe",
        "Asia/Kolkata", "America/Santiago", "Africa/Casablanca", "UTC",
    ]

    /// A calendar of some zone with up to three periods a day, night shifts, holidays, short and moved days.
    static func make(_ generator: inout SeededGenerator) throws -> WorkingCalendar {
        let zone = zones[Int.random(in: 0..<zones.count, using: &generator)]
        return WorkingCalendar(
            zone: try #require(TimeZone(identifier: zone)),
            hours: try hours(&generator),
            production: Bool.random(using: &generator) ? try production(&generator) : nil,
            shortDayCut: Int.random(in: 0...600, using: &generator)
        )
    }

    private static func hours(_ generator: inout SeededGenerator) throws -> WorkingHours {
        var days: [Weekday: [WorkingPeriod]] = [:]
        let isNight = Int.random(in: 0..<3, using: &generator) == 0
        let isWholeDay = Int.random(in: 0..<8, using: &generator) == 0
        for day in Weekday.allCases where day == .tuesday || Int.random(in: 0..<4, using: &generator) > 0 {
            if isWholeDay {
                days[day] = [try WorkingPeriod("00:00-24:00")]
                continue
            }
            let cuts = Set((0..<6).map { _ in Int.random(in: 360...1320, using: &generator) }).sorted()
            var periods: [WorkingPeriod] = []
            for index in stride(from: 0, to: cuts.count - 1, by: 2) {
                periods.append(
                    try WorkingPeriod(
                        from: #require(TimeOfDay(minutes: cuts[index])),
                        to: #require(TimeOfDay(minutes: cuts[index + 1]))
                    )
                )
            }
            if isNight { periods.append(try WorkingPeriod("22:00-06:00")) }
            days[day] = periods
        }
        return try WorkingHours(days)
    }

    private static func production(_ generator: inout SeededGenerator) throws -> ProductionCalendar {
        let first = try #require(CivilDate("2026-01-01"))
        var days: [CivilDate: ProductionDay] = [:]
        for _ in 0..<60 {
            let date = first.adding(days: Int.random(in: 0..<365, using: &generator))
            let standIn = Weekday(rawValue: Int.random(in: 0...7, using: &generator))
            let kinds: [ProductionDay.Kind] = [.regular, .dayOff, .working(as: standIn)]
            days[date] = ProductionDay(
                kinds[Int.random(in: 0..<3, using: &generator)],
                isShort: Bool.random(using: &generator)
            )
        }
        return try ProductionCalendar(
            sheets: [ProductionSheet(title: "random", covers: first...first.adding(days: 364), days: days)]
        )
    }
}

import Domain
import Foundation
import Testing

/// Calendars that tests share.
enum TestCalendars {
    /// Eight hours a day with a break, Monday to Friday.
    static func office(zone: String, production: ProductionCalendar? = nil) throws -> WorkingCalendar {
        try calendar(zone: zone, [("mon-fri", ["09:00-13:00", "14:00-18:00"])], production: production)
    }

    static func calendar(
        zone: String,
        _ lines: [(days: String, periods: [String])],
        production: ProductionCalendar? = nil,
        cut: Int = 60
    ) throws -> WorkingCalendar {
        WorkingCalendar(
            zone: try #require(TimeZone(identifier: zone)),
            hours: try WorkingHours(lines: lines),
            production: production,
            shortDayCut: cut
        )
    }
}

/// A moment written as RFC 3339 with an offset: `2026-03-29T09:00+02:00`.
func moment(_ text: String, _ place: SourceLocation = #_sourceLocation) throws -> Timestamp {
    let date = try #require(CivilDate(text.prefix(10)), sourceLocation: place)
    let time = try #require(TimeOfDay(text.dropFirst(11).prefix(5)), sourceLocation: place)
    let offset = try #require(TimeOfDay(text.suffix(5)), sourceLocation: place)
    let east = text.dropFirst(16).first == "-" ? -1 : 1
    return Timestamp(seconds: Int64(date.dayNumber) * 86400 + Int64(time.minutes - east * offset.minutes) * 60)
}

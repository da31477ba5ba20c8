import Domain
import Foundation

/// The production calendars that svod is shipped with.
enum ShippedCalendars {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Config/calendars")

    static func text(_ year: Int) throws -> String {
        try String(contentsOf: folder.appendingPathComponent("ru-\(year).txt"), encoding: .utf8)
    }

    static func russia(_ years: ClosedRange<Int> = 2024...2026) throws -> ProductionCalendar {
        try ProductionCalendar(
            sheets: years.map { try ProductionSheet.parse(text: text($0), file: "ru-\($0).txt") }
        )
    }
}

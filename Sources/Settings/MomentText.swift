package import Domain
package import Foundation

/// Moments as people write them in a table: `2026-03-01` or `2026-03-01 18:30`, in the configuration's time zone.
package enum MomentText {
    /// Reads `text` in `zone`; nil when it is no moment. A day means its first moment.
    package static func parse(_ text: String, in zone: TimeZone) -> Timestamp? {
        let separators: Set<Character> = ["-", " ", "T", ":"]
        let fields = text.split(omittingEmptySubsequences: false) { separators.contains($0) }
        guard fields.count == 3 || fields.count == 5, fields[0].count == 4 else { return nil }
        let numbers = fields.compactMap { $0.allSatisfy(\.isASCII) ? Int($0) : nil }
        guard numbers.count == fields.count else { return nil }
        var components = DateComponents()
        (components.year, components.month, components.day) = (numbers[0], numbers[1], numbers[2])
        if numbers.count == 5 { (components.hour, components.minute) = (numbers[3], numbers[4]) }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        guard components.isValidDate(in: calendar), let date = calendar.date(from: components) else { return nil }
        return Timestamp(seconds: Int64(date.timeIntervalSince1970))
    }
}

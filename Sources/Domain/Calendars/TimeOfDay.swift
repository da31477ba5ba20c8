/// A time that a clock on the wall shows, to the minute; `24:00` is the end of the day.
package struct TimeOfDay: Hashable, Comparable, Sendable {
    /// Minutes since midnight, 0 to 1440.
    package let minutes: Int

    /// The time `minutes` after midnight, or nil beyond `24:00`.
    package init?(minutes: Int) {
        guard (0...1440).contains(minutes) else { return nil }
        self.minutes = minutes
    }

    /// The time that `text` writes as `09:30` or `9:30`.
    package init?(_ text: some StringProtocol) {
        let fields = text.split(separator: ":", omittingEmptySubsequences: false)
        guard fields.count == 2, let hour = fields[0].digits(1...2), let minute = fields[1].digits(2...2), minute < 60
        else { return nil }
        self.init(minutes: hour * 60 + minute)
    }

    private init(_ minutes: Int) { self.minutes = minutes }

    /// `24:00`.
    package static let endOfDay = TimeOfDay(1440)

    /// Orders times within a day.
    package static func < (left: TimeOfDay, right: TimeOfDay) -> Bool { left.minutes < right.minutes }
}

extension TimeOfDay: CustomStringConvertible {
    package var description: String {
        let (hour, minute) = minutes.quotientAndRemainder(dividingBy: 60)
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }
}

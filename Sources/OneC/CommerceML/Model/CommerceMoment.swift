package import Domain

/// A day and, where it is known, a time of that day on the clock of the 1C that wrote it. Files name no zone.
package struct CommerceMoment: Hashable, Sendable {
    /// The day.
    package let date: CivilDate
    /// Seconds since midnight; nil when only the day is known.
    package let second: Int?

    /// Creates a moment.
    package init(date: CivilDate, second: Int? = nil) {
        self.date = date
        self.second = second
    }

    /// The time as `09:05:00`.
    package var timeText: String? {
        second.map { second in
            [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
        }
    }
}

extension CommerceMoment: Comparable {
    /// Orders in time; a day comes before its own hours.
    package static func < (left: CommerceMoment, right: CommerceMoment) -> Bool {
        (left.date, left.second ?? -1) < (right.date, right.second ?? -1)
    }
}

extension CommerceMoment: CustomStringConvertible {
    package var description: String { timeText.map { "\(date)T\($0)" } ?? "\(date)" }
}

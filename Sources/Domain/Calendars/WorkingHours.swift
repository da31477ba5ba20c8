/// The hours that people work in an ordinary week, several periods a day: what lies between two periods is a break.
package struct WorkingHours: Hashable, Sendable {
    /// Periods of Monday to Sunday, in order.
    private let week: [[WorkingPeriod]]

    /// Creates a week. Days that are not named are free.
    ///
    /// Throws when no day has hours, or when two periods overlap, also over midnight.
    package init(_ days: [Weekday: [WorkingPeriod]]) throws(SvodError) {
        week = Weekday.allCases.map { (days[$0] ?? []).sorted { $0.start < $1.start } }
        guard week.contains(where: { !$0.isEmpty }) else {
            throw SvodError(.invalidConfiguration, "no day of the week has working hours")
        }
        for day in Weekday.allCases { try check(day) }
    }

    /// Reads the lines of a configuration: `mon-thu` with `09:00-13:00` and `14:00-18:00`.
    ///
    /// Throws when a day is named twice, or when a text is no day or no period.
    package init(lines: [(days: String, periods: [String])]) throws(SvodError) {
        var days: [Weekday: [WorkingPeriod]] = [:]
        for line in lines {
            var periods: [WorkingPeriod] = []
            for text in line.periods { periods.append(try WorkingPeriod(text)) }
            for day in try Weekday.list(line.days) {
                guard days.updateValue(periods, forKey: day) == nil else {
                    throw SvodError(.invalidConfiguration, "the hours of \(day.shortName) are given twice")
                }
            }
        }
        try self.init(days)
    }

    /// The periods of an ordinary `day`, in order; none when it is free.
    package func periods(on day: Weekday) -> [WorkingPeriod] { week[day.rawValue - 1] }

    /// Whether some period runs into the next day.
    var crossesMidnight: Bool { week.contains { ($0.last?.end ?? 0) > 1440 } }

    /// The periods of a `day` that is worked though its week says nothing of it: as the day that it stands in for, else
    /// as the last working day of the week before it.
    func periods(on day: Weekday, standingFor other: Weekday?) -> [WorkingPeriod] {
        var source = day
        if periods(on: day).isEmpty, let other { source = other }
        for _ in Weekday.allCases where periods(on: source).isEmpty { source = source.previous }
        return periods(on: source)
    }

    private func check(_ day: Weekday) throws(SvodError) {
        let periods = periods(on: day)
        for (earlier, later) in zip(periods, periods.dropFirst()) where later.start < earlier.end {
            throw SvodError(.invalidConfiguration, "\(earlier) and \(later) of \(day.shortName) overlap")
        }
        guard let first = periods.first, let night = self.periods(on: day.previous).last else { return }
        guard night.end - 1440 > first.start else { return }
        throw SvodError(
            .invalidConfiguration,
            "\(night) of \(day.previous.shortName) runs into \(first) of \(day.shortName)"
        )
    }
}

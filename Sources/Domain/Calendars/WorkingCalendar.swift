package import FoundationEssentials

/// When somebody works: a zone, the hours of a week, and the production calendar that changes them on some dates.
///
/// Working time is what passes on a watch while people are at work, so a night in which clocks are put forward is an
/// hour shorter. Arithmetic goes from period to period, never from minute to minute.
package struct WorkingCalendar: Hashable, Sendable {
    /// The zone in which the hours are meant.
    package let zone: TimeZone
    /// The hours of an ordinary week.
    package let hours: WorkingHours
    /// Holidays, moved and short days; nil when every week is ordinary, as around the clock.
    package let production: ProductionCalendar?
    /// By how many minutes a short day ends earlier.
    package let shortDayCut: Int

    let offsets: ZoneOffsets
    /// The periods of each day of the week under each mark, by `code * 8 + weekday`.
    private let plans: [[WorkingPeriod]]

    /// Creates a calendar.
    package init(
        zone: TimeZone,
        hours: WorkingHours,
        production: ProductionCalendar? = nil,
        shortDayCut: Int = 60
    ) {
        self.zone = zone
        self.hours = hours
        self.production = production
        self.shortDayCut = shortDayCut
        offsets = ZoneOffsets(zone)
        plans = WorkingCalendar.plans(hours, cut: shortDayCut)
    }

    /// The date that calendars on the wall show at `moment`.
    package func date(at moment: Timestamp) -> CivilDate { CivilDate(dayNumber: dayNumber(at: moment.microseconds)) }

    /// The moment at which clocks show `time` on `date`; an hour that is left out that night counts as the moment after
    /// it, of an hour that comes twice the first is meant.
    package func moment(of date: CivilDate, _ time: TimeOfDay) -> Timestamp {
        Timestamp(microseconds: moment(dayNumber: date.dayNumber, minute: time.minutes))
    }

    /// The periods in which people work on `date`, each with its beginning and end.
    package func periods(on date: CivilDate) -> [Range<Timestamp>] {
        periods(dayNumber: date.dayNumber).map { period in
            let start = Timestamp(microseconds: moment(dayNumber: date.dayNumber, minute: period.start))
            let end = Timestamp(microseconds: moment(dayNumber: date.dayNumber, minute: period.end))
            return start..<max(start, end)
        }
    }

    /// Whether the production calendar knows all of `date`; always true without one.
    package func isComplete(on date: CivilDate) -> Bool { production?.isComplete(on: date) ?? true }

    /// What people are to be told at `moment` about the calendar's years.
    package func warning(at moment: Timestamp) -> CalendarWarning? { production?.warning(at: date(at: moment)) }
}

extension WorkingCalendar {
    static let dayLength: Int64 = 86_400_000_000

    /// After so many days without work no more is looked for: the calendar is mistaken.
    static let longestPause = 3700

    func dayNumber(at moment: Int64) -> Int { Int(offsets.clock(at: moment).quotient(by: WorkingCalendar.dayLength)) }

    func moment(dayNumber: Int, minute: Int) -> Int64 {
        offsets.moment(of: Int64(dayNumber) * WorkingCalendar.dayLength + Int64(minute) * 60_000_000)
    }

    func periods(dayNumber: Int) -> [WorkingPeriod] {
        let weekday = (dayNumber + 3).remainder(dividingBy: 7) + 1
        guard let mark = production?.mark(dayNumber) else { return plans[weekday] }
        return mark.isOff ? [] : plans[mark.code * 8 + weekday]
    }

    private static func plans(_ hours: WorkingHours, cut: Int) -> [[WorkingPeriod]] {
        var plans = [[WorkingPeriod]](repeating: [], count: DayMark.codeCount * 8)
        let stands: [Weekday?] = [nil] + Weekday.allCases
        let kinds = [ProductionDay.Kind.regular] + stands.map { .working(as: $0) }
        for (kind, isShort) in kinds.flatMap({ [($0, false), ($0, true)] }) {
            let mark = DayMark(ProductionDay(kind, isShort: isShort))
            for day in Weekday.allCases {
                let whole =
                    mark.isWorking ? hours.periods(on: day, standingFor: mark.standsFor) : hours.periods(on: day)
                plans[mark.code * 8 + day.rawValue] = isShort ? WorkingPeriod.cutting(cut, from: whole) : whole
            }
        }
        return plans
    }
}

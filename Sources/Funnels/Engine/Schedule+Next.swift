import Domain

extension Schedule {
    /// The next time after `moment`; nil when there is none within four years.
    func next(after moment: Timestamp, in calendar: WorkingCalendar) -> Timestamp? {
        switch self {
        case .interval(let span):
            let next = span.apply(to: moment, in: calendar)
            return next > moment ? next : nil
        case .cron(let pattern): return pattern.next(after: moment, in: calendar)
        }
    }
}

extension CronPattern {
    /// The next minute after `moment` that fits, by the clocks of the calendar's zone; nil when none does within four
    /// years. An hour that clocks leave out is passed over.
    func next(after moment: Timestamp, in calendar: WorkingCalendar) -> Timestamp? {
        var date = calendar.date(at: moment)
        for _ in 0..<1500 {
            if fits(date) {
                for hour in hours.sorted() {
                    for minute in minutes.sorted() {
                        guard let time = TimeOfDay(minutes: hour * 60 + minute) else { continue }
                        let found = calendar.moment(of: date, time)
                        if found > moment { return found }
                    }
                }
            }
            date = date.adding(days: 1)
        }
        return nil
    }

    private func fits(_ date: CivilDate) -> Bool {
        guard months.contains(date.month) else { return false }
        let day = days.contains(date.day)
        let weekday = weekdays.contains(date.weekday.rawValue % 7)
        return eitherDay ? day || weekday : day && weekday
    }
}

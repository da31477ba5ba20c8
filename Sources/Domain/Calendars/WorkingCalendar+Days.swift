extension WorkingCalendar {
    /// Whether people work on `date` at all. A night shift belongs to the date on which it begins.
    package func isWorkingDay(_ date: CivilDate) -> Bool { !periods(dayNumber: date.dayNumber).isEmpty }

    /// The first working day after `date`.
    package func nextWorkingDay(after date: CivilDate) -> CivilDate { addWorkingDays(1, to: date) }

    /// The last working day before `date`.
    package func previousWorkingDay(before date: CivilDate) -> CivilDate { addWorkingDays(-1, to: date) }

    /// `date` when it is a working day, else the first one after it: where a term that ends on a free day ends.
    package func workingDay(from date: CivilDate) -> CivilDate {
        isWorkingDay(date) ? date : nextWorkingDay(after: date)
    }

    /// The `count`-th working day after `date`, or before it when negative; `date` itself for none.
    package func addWorkingDays(_ count: Int, to date: CivilDate) -> CivilDate {
        let step = count < 0 ? -1 : 1
        var day = date.dayNumber
        var left = abs(count)
        var pause = 0
        while left > 0, pause < WorkingCalendar.longestPause {
            day += step
            let isFree = periods(dayNumber: day).isEmpty
            pause = isFree ? pause + 1 : 0
            left -= isFree ? 0 : 1
        }
        return CivilDate(dayNumber: day)
    }

    /// The number of working days after `start` up to and including `end`; negative when `end` is the earlier one.
    package func workingDays(from start: CivilDate, to end: CivilDate) -> Int {
        guard start <= end else { return -workingDays(from: end, to: start) }
        var count = 0
        for day in start.dayNumber..<end.dayNumber where !periods(dayNumber: day + 1).isEmpty { count += 1 }
        return count
    }

    /// The moment at which work begins on `date`; nil when nobody works.
    package func startOfWork(on date: CivilDate) -> Timestamp? {
        periods(dayNumber: date.dayNumber).first.map {
            Timestamp(microseconds: moment(dayNumber: date.dayNumber, minute: $0.start))
        }
    }

    /// The moment at which work ends on `date`, for a night shift on the day after; nil when nobody works.
    package func endOfWork(on date: CivilDate) -> Timestamp? {
        periods(dayNumber: date.dayNumber).last.map {
            Timestamp(microseconds: moment(dayNumber: date.dayNumber, minute: $0.end))
        }
    }

    /// The moment by which something due on `date`, a date without a time, is due: the end of that working day, and of
    /// the next one when nobody works then (article 193 of the Russian civil code).
    package func due(on date: CivilDate) -> Timestamp {
        let day = workingDay(from: date)
        return endOfWork(on: day) ?? moment(of: day, .endOfDay)
    }

    /// The moment `count` working days after `moment`, or before it when negative, at the same hour.
    ///
    /// An hour outside the working hours of the day that is reached becomes its beginning or end. From a day on which
    /// nobody works, forward is counted from the end of the working day before (a working day after a Saturday is the end
    /// of Monday), backward from the beginning of the next (a working day before a Saturday is the beginning of Friday).
    func add(workingDays count: Int, to moment: Timestamp) -> Timestamp {
        guard count != 0 else { return moment }
        let clock = offsets.clock(at: moment.microseconds)
        let day = shiftDay(at: moment.microseconds)
        let target = addWorkingDays(count, to: CivilDate(dayNumber: day)).dayNumber
        let periods = periods(dayNumber: target)
        guard let start = periods.first?.start, let end = periods.last?.end else { return moment }
        let earliest = Int64(start) * 60_000_000
        let latest = Int64(end) * 60_000_000
        var hour = clock - Int64(day) * WorkingCalendar.dayLength
        if self.periods(dayNumber: day).isEmpty { hour = count > 0 ? latest : earliest }
        let reached = Int64(target) * WorkingCalendar.dayLength + min(max(hour, earliest), latest)
        return Timestamp(microseconds: offsets.moment(of: reached))
    }

    /// The moment at which clocks show the same time `days` dates later.
    func add(days: Int, to moment: Timestamp) -> Timestamp {
        guard days != 0 else { return moment }
        let clock = offsets.clock(at: moment.microseconds)
        return Timestamp(microseconds: offsets.moment(of: clock + Int64(days) * WorkingCalendar.dayLength))
    }

    /// The day whose shift runs at `moment`, else the day of the date.
    private func shiftDay(at moment: Int64) -> Int {
        let day = dayNumber(at: moment)
        guard hours.crossesMidnight, let night = periods(dayNumber: day - 1).last, night.end > 1440 else { return day }
        return moment < self.moment(dayNumber: day - 1, minute: night.end) ? day - 1 : day
    }
}

extension WorkingCalendar {
    /// Whether people are at work at `moment`; the moment at which a period ends is no longer work.
    package func isWorking(at moment: Timestamp) -> Bool {
        let start = moment.microseconds
        return nextWork(from: start) == start
    }

    /// The first moment of work at or after `moment`: `moment` itself while people are at work.
    package func startOfWork(from moment: Timestamp) -> Timestamp {
        Timestamp(microseconds: nextWork(from: moment.microseconds))
    }

    /// The moment that lies `span` of working time after `moment`, or before it when negative.
    ///
    /// Forward it is the earliest such moment (the end of a day, not the beginning of the next), backward the latest, and
    /// with a span of nothing `moment` itself. Of working days see ``add(workingDays:to:)``.
    package func add(_ span: WorkingDuration, to moment: Timestamp) -> Timestamp {
        switch span {
        case .days(let days): return add(workingDays: days, to: moment)
        case .time(let duration):
            let length = duration.microseconds
            let start = moment.microseconds
            return Timestamp(microseconds: length < 0 ? back(-length, from: start) : forward(length, from: start))
        }
    }

    /// The working time from `start` to `end`, negative when `end` is the earlier one.
    package func workingTime(between start: Timestamp, _ end: Timestamp) -> Duration {
        guard start <= end else { return .zero - workingTime(between: end, start) }
        var total: Int64 = 0
        walk(from: start.microseconds) { from, to in
            guard from < end.microseconds else { return false }
            total += min(to, end.microseconds) - from
            return to < end.microseconds
        }
        return .microseconds(total)
    }
}

extension WorkingCalendar {
    private func nextWork(from moment: Int64) -> Int64 {
        var found = moment
        walk(from: moment) { from, _ in
            found = from
            return false
        }
        return found
    }

    private func forward(_ length: Int64, from moment: Int64) -> Int64 {
        guard length > 0 else { return moment }
        var left = length
        var reached = moment
        walk(from: moment) { from, to in
            reached = min(to, from + left)
            left -= reached - from
            return left > 0
        }
        return reached
    }

    private func back(_ length: Int64, from moment: Int64) -> Int64 {
        var left = length
        var reached = moment
        walkBack(from: moment) { from, to in
            reached = max(from, to - left)
            left -= to - reached
            return left > 0
        }
        return reached
    }

    /// Hands the periods of work after `moment` to `visit` in order, the first one cut to begin there, until it returns
    /// false. Periods that overlap through a moved day are counted once.
    private func walk(from moment: Int64, visit: (_ from: Int64, _ to: Int64) -> Bool) {
        var day = dayNumber(at: moment) - 1
        var reached = moment
        var pause = 0
        while pause < WorkingCalendar.longestPause {
            pause += 1
            for period in periods(dayNumber: day) {
                let end = self.moment(dayNumber: day, minute: period.end)
                guard end > reached else { continue }
                let start = max(reached, self.moment(dayNumber: day, minute: period.start))
                guard visit(start, end) else { return }
                reached = end
                pause = 0
            }
            day += 1
        }
    }

    /// Hands the periods of work before `moment` to `visit`, the latest first and cut to end there, until it returns
    /// false.
    private func walkBack(from moment: Int64, visit: (_ from: Int64, _ to: Int64) -> Bool) {
        var day = dayNumber(at: moment)
        var reached = moment
        var pause = 0
        while pause < WorkingCalendar.longestPause {
            pause += 1
            for period in periods(dayNumber: day).reversed() {
                let start = self.moment(dayNumber: day, minute: period.start)
                guard start < reached else { continue }
                let end = min(reached, self.moment(dayNumber: day, minute: period.end))
                guard visit(start, end) else { return }
                reached = start
                pause = 0
            }
            day -= 1
        }
    }
}

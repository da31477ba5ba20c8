/// A part of a day in which people work: `09:00-13:00`, or `22:00-06:00` when it ends on the next day.
///
/// A period belongs to the day on which it begins: who works the night from Friday to Saturday works on Friday.
package struct WorkingPeriod: Hashable, Sendable {
    /// Minutes from the day's midnight to the beginning, 0 to 1439.
    package let start: Int
    /// Minutes from the same midnight to the end; over 1440 when the period runs into the next day.
    package let end: Int

    /// Creates a period of at least a minute and at most a day. The end belongs to the next day when it is not later.
    ///
    /// Throws when both times are the same: a whole day is `00:00-24:00`.
    package init(from start: TimeOfDay, to end: TimeOfDay) throws(SvodError) {
        guard start.minutes < 1440 else {
            throw SvodError(.invalidConfiguration, "a period cannot begin at 24:00; write 00:00 of the next day")
        }
        guard start != end else {
            throw SvodError(.invalidConfiguration, "\(start)-\(end) is empty; a whole day is 00:00-24:00")
        }
        self.start = start.minutes
        self.end = end > start ? end.minutes : end.minutes + 1440
    }

    /// Reads `09:00-13:00`; blanks around the dash do no harm.
    package init(_ text: some StringProtocol) throws(SvodError) {
        let ends = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" }.map { $0.trimmingBlanks() }
        guard ends.count == 2, let start = TimeOfDay(ends[0]), let end = TimeOfDay(ends[1]) else {
            throw SvodError(.invalidConfiguration, "'\(text.prefix(40))' is no period; write it as 09:00-13:00")
        }
        try self.init(from: start, to: end)
    }

    private init(start: Int, end: Int) {
        self.start = start
        self.end = end
    }

    /// `periods` with the last `minutes` of work left out: how a short day is made.
    static func cutting(_ minutes: Int, from periods: [WorkingPeriod]) -> [WorkingPeriod] {
        var kept = periods
        var left = minutes
        while left > 0, let last = kept.popLast() {
            let length = last.end - last.start
            if length > left { kept.append(WorkingPeriod(start: last.start, end: last.end - left)) }
            left -= length
        }
        return kept
    }
}

extension WorkingPeriod: CustomStringConvertible {
    package var description: String {
        let times = [start, end > 1440 ? end - 1440 : end].compactMap { TimeOfDay(minutes: $0)?.description }
        return times.joined(separator: "-")
    }
}

/// A date of the Gregorian calendar without a time and without a zone: what a person means by "the 4th of November".
package struct CivilDate: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01, negative before it.
    package let dayNumber: Int

    /// The date `dayNumber` days after 1970-01-01.
    package init(dayNumber: Int) { self.dayNumber = dayNumber }

    /// The date, or nil when the month has no such day. Years 1 to 9999.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        self.init(dayNumber: CivilDate.dayNumber(year: year, month: month, day: day))
        guard components == (year, month, day) else { return nil }
    }

    /// The date that `text` writes as ISO 8601 does: `2026-11-04` and nothing else.
    package init?(_ text: some StringProtocol) {
        let fields = text.split(separator: "-", omittingEmptySubsequences: false)
        guard fields.count == 3, let year = fields[0].digits(4...4), let month = fields[1].digits(2...2),
            let day = fields[2].digits(2...2)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The year.
    package var year: Int { components.year }
    /// The month, from 1.
    package var month: Int { components.month }
    /// The day of the month, from 1.
    package var day: Int { components.day }

    /// The day of the week.
    package var weekday: Weekday {
        // Day 0 was a Thursday.
        Weekday(rawValue: (dayNumber + 3).remainder(dividingBy: 7) + 1) ?? .monday
    }

    /// The date `days` later, or earlier when negative.
    package func adding(days: Int) -> CivilDate { CivilDate(dayNumber: dayNumber + days) }

    /// The same day `months` later or earlier; the last day of a month that is too short for it.
    package func adding(months: Int) -> CivilDate {
        let (year, month, day) = components
        let count = year * 12 + month - 1 + months
        let monthLength = CivilDate.length(ofMonth: count.remainder(dividingBy: 12) + 1, year: count.quotient(by: 12))
        let start = CivilDate.dayNumber(
            year: count.quotient(by: 12),
            month: count.remainder(dividingBy: 12) + 1,
            day: 1
        )
        return CivilDate(dayNumber: start + min(day, monthLength) - 1)
    }

    /// The first and the last day of a month, or nil when there is no such month.
    package static func month(_ month: Int, of year: Int) -> ClosedRange<CivilDate>? {
        guard let first = CivilDate(year: year, month: month, day: 1) else { return nil }
        return first...first.adding(days: length(ofMonth: month, year: year) - 1)
    }

    /// Orders dates in time.
    package static func < (left: CivilDate, right: CivilDate) -> Bool { left.dayNumber < right.dayNumber }

    /// The number of days from `left` to `right`.
    package static func - (left: CivilDate, right: CivilDate) -> Int { left.dayNumber - right.dayNumber }
}

extension CivilDate: CustomStringConvertible {
    /// The date as ISO 8601 writes it.
    package var description: String {
        let (year, month, day) = components
        let digits = String(year)
        let padding = String(repeating: "0", count: max(0, 4 - digits.count))
        return "\(padding)\(digits)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }
}

extension CivilDate: Codable {
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let date = CivilDate(text) else {
            throw SvodError(.invalidInput, "'\(text.prefix(40))' is no date; write it as 2026-11-04")
        }
        self = date
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension CivilDate {
    /// Year, month and day at once (the algorithm of Howard Hinnant's `civil_from_days`).
    var components: (year: Int, month: Int, day: Int) {
        let shifted = dayNumber + 719_468
        let era = shifted.quotient(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    private static func dayNumber(year: Int, month: Int, day: Int) -> Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear.quotient(by: 400)
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    private static func length(ofMonth month: Int, year: Int) -> Int {
        let next = month == 12 ? (year + 1, 1) : (year, month + 1)
        return dayNumber(year: next.0, month: next.1, day: 1) - dayNumber(year: year, month: month, day: 1)
    }
}

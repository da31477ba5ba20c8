package import Domain
package import Foundation

/// A moment as a wall clock in some zone shows it.
package struct CivilTime: Hashable, Sendable {
    /// The year.
    package let year: Int
    /// The month, from 1.
    package let month: Int
    /// The day of the month, from 1.
    package let day: Int
    /// Seconds since midnight.
    package let secondOfDay: Int
    /// Days since 1970-01-01, by which days are told apart.
    package let dayNumber: Int

    /// The time that clocks of `zone` show at `moment`.
    package init(_ moment: Timestamp, in zone: TimeZone) {
        let utc = CivilTime.floorDivide(moment.microseconds, 1_000_000)
        let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(utc)))
        let local = utc + Int64(offset)
        dayNumber = Int(CivilTime.floorDivide(local, 86400))
        secondOfDay = Int(local - Int64(dayNumber) * 86400)
        (year, month, day) = CivilTime.calendar(dayNumber: dayNumber)
    }

    /// `дд.мм.гггг`.
    package var date: String { "\(CivilTime.twoDigits(day)).\(CivilTime.twoDigits(month)).\(year)" }

    /// `чч:мм`.
    package var hoursAndMinutes: String {
        "\(CivilTime.twoDigits(secondOfDay / 3600)):\(CivilTime.twoDigits(secondOfDay % 3600 / 60))"
    }

    /// `yyyy-mm-dd`, as a date field of a form has it.
    package var isoDate: String { "\(year)-\(CivilTime.twoDigits(month))-\(CivilTime.twoDigits(day))" }

    /// The moment in RFC 3339, UTC, whole seconds.
    package static func iso(_ moment: Timestamp) -> String {
        let time = CivilTime(moment, in: .gmt)
        return "\(time.isoDate)T\(time.hoursAndMinutes):\(twoDigits(time.secondOfDay % 60))Z"
    }

    /// The first moment of the day `yyyy-mm-dd` in `zone`, or nil when the text is no date.
    package static func startOfDay(_ text: String, in zone: TimeZone) -> Timestamp? {
        let parts = text.split(separator: "-").map { Int($0) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
            (1970...9999).contains(year), (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        let number = dayNumber(year: year, month: month, day: day)
        guard calendar(dayNumber: number) == (year, month, day) else { return nil }
        let midnight = Int64(number) * 86400
        let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(midnight)))
        return Timestamp(seconds: midnight - Int64(offset))
    }

    /// A number with a leading zero when it has one digit.
    package static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }

    private static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
        value >= 0 ? value / divisor : (value - divisor + 1) / divisor
    }

    /// The Gregorian date of a day counted from 1970-01-01 (the algorithm of Howard Hinnant's `civil_from_days`).
    private static func calendar(dayNumber: Int) -> (Int, Int, Int) {
        let shifted = dayNumber + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
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
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}

import Domain

/// Dates as IMAP writes them (RFC 9051 section 9, `date-time` and `date`). Pure.
enum IMAPDate {
    /// Reads `17-Jul-1996 02:44:25 -0700`; nil when it is none.
    static func read(_ text: String) -> Timestamp? {
        let words = text.split(separator: " ")
        guard words.count == 3 else { return nil }
        let date = words[0].split(separator: "-", omittingEmptySubsequences: false)
        let time = words[1].split(separator: ":").compactMap { Int64($0) }
        guard date.count == 3, time.count == 3, let day = Int64(date[0]), let year = Int64(date[2]),
            let month = months.firstIndex(of: date[1].lowercased()), let zone = zone(words[2]),
            (1...31).contains(day), (1900...9999).contains(year), (0...23).contains(time[0]),
            (0...59).contains(time[1]), (0...60).contains(time[2])
        else { return nil }
        let days = daysSinceEpoch(year: year, month: Int64(month) + 1, day: day)
        return Timestamp(seconds: days * 86_400 + time[0] * 3600 + time[1] * 60 + time[2] - zone)
    }

    /// Writes the day of a moment in UTC: `17-Jul-1996`.
    static func day(_ moment: Timestamp) -> String {
        let (year, month, day) = civil(daysSinceEpoch: floorDivide(moment.microseconds, 86_400_000_000))
        let name = months[Int(month) - 1]
        return "\(day)-\(name.prefix(1).uppercased())\(name.dropFirst())-\(year)"
    }

    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// Seconds east of Greenwich of `-0700`.
    private static func zone(_ text: Substring) -> Int64? {
        guard text.utf8.count == 5, let sign = ["+": Int64(1), "-": -1][text.prefix(1)],
            let digits = Int64(text.dropFirst()), digits >= 0
        else { return nil }
        return sign * (digits / 100 * 3600 + digits % 100 * 60)
    }

    /// Days of the proleptic Gregorian calendar since 1970-01-01.
    private static func daysSinceEpoch(year: Int64, month: Int64, day: Int64) -> Int64 {
        let shifted = month > 2 ? year : year - 1
        let era = floorDivide(shifted, 400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    private static func civil(daysSinceEpoch days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = days + 719_468
        let era = floorDivide(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    private static func floorDivide(_ number: Int64, _ divisor: Int64) -> Int64 {
        let quotient = number / divisor
        return number % divisor < 0 ? quotient - 1 : quotient
    }
}

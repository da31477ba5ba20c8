/// A date and a time of day without a zone, as exchanges write them (`2026-11-21 22:04:51`), and its place on a line
/// of seconds that counts no leap seconds. The zone is the reader's business.
package struct CivilTime: Hashable, Sendable {
    /// Seconds since 1970-01-01 00:00:00 of the same unnamed zone.
    package var seconds: Int64

    /// Creates a moment from its seconds.
    package init(seconds: Int64) { self.seconds = seconds }

    /// Creates a moment from calendar fields of the Gregorian calendar; nil when no such date or time exists.
    package init?(year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int) {
        guard (1970...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        guard (0..<24).contains(hour), (0..<60).contains(minute), (0...60).contains(second) else { return nil }
        let days = CivilTime.days(year: year, month: month, day: day)
        self.seconds = Int64(days) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
        guard date == (year, month, day) else { return nil }
    }

    /// The calendar date.
    package var date: (year: Int, month: Int, day: Int) {
        CivilTime.date(days: Int((seconds - CivilTime.secondOfDay(seconds)) / 86_400))
    }

    /// The time of day.
    package var time: (hour: Int, minute: Int, second: Int) {
        let second = Int(CivilTime.secondOfDay(seconds))
        return (second / 3600, second / 60 % 60, second % 60)
    }

    /// `2026-11-21 22:04:51`, with `separator` between date and time.
    package func text(separator: Character = " ") -> String {
        let (date, time) = (date, time)
        return "\(date.year)-\(two(date.month))-\(two(date.day))\(separator)"
            + "\(two(time.hour)):\(two(time.minute)):\(two(time.second))"
    }

    /// `20261121-220451`, the form that recordings' file names carry.
    package var compactText: String {
        let (date, time) = (date, time)
        return "\(date.year)\(two(date.month))\(two(date.day))-\(two(time.hour))\(two(time.minute))\(two(time.second))"
    }
}

extension CivilTime {
    /// Reads `YYYY-MM-DD HH:MM:SS`, with any one byte between date and time.
    package init?(text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 19, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":")
        else { return nil }
        let fields = [0..<4, 5..<7, 8..<10, 11..<13, 14..<16, 17..<19].compactMap { CivilTime.number(bytes[$0]) }
        guard fields.count == 6 else { return nil }
        self.init(
            year: fields[0],
            month: fields[1],
            day: fields[2],
            hour: fields[3],
            minute: fields[4],
            second: fields[5]
        )
    }

    /// Reads a number of decimal digits and nothing else.
    static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for byte in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), value < 1_000_000_000 else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return digits.isEmpty ? nil : value
    }

    private static func secondOfDay(_ seconds: Int64) -> Int64 { ((seconds % 86_400) + 86_400) % 86_400 }

    /// Days since 1970-01-01, counted in years that begin in March, so that the leap day is the last one.
    private static func days(year: Int, month: Int, day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = year / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func date(days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    private func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}

import Domain

/// Values as people read them in titles and letters.
enum FieldText {
    /// A number of `places` decimals, `12 345,60`.
    static func decimal(_ value: Int64, places: Int) -> String {
        var digits = String(value.magnitude)
        while digits.count <= places { digits = "0" + digits }
        var whole = ""
        for (index, digit) in digits.dropLast(places).reversed().enumerated() {
            if index > 0, index % 3 == 0 { whole.append("\u{A0}") }
            whole.append(digit)
        }
        let part = String(digits.suffix(places))
        let sign = value < 0 ? "-" : ""
        return sign + String(whole.reversed()) + (places == 0 || part.allSatisfy { $0 == "0" } ? "" : "," + part)
    }

    /// A day, `04.11.2026`.
    static func day(_ date: CivilDate) -> String { "\(two(date.day)).\(two(date.month)).\(date.year)" }

    /// A moment as the calendar's clocks show it, `04.11.2026 09:30`.
    static func moment(_ moment: Timestamp, in calendar: WorkingCalendar) -> String {
        let date = calendar.date(at: moment)
        let minutes = Int((moment - calendar.midnight(of: date)) / .seconds(60))
        return "\(day(date)) \(two(minutes / 60)):\(two(minutes % 60))"
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}

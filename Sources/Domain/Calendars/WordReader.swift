/// Takes the words of a line one by one. A `#` at the beginning of a word begins a comment.
struct WordReader {
    private var words: [Substring]

    init(_ line: some StringProtocol) {
        let all = Substring(line).split(whereSeparator: \.isWhitespace)
        words = Array(all.prefix { !$0.hasPrefix("#") }.reversed())
    }

    /// The next word, or nil at the end of the line.
    mutating func next() -> Substring? { words.popLast() }

    /// The words that are left, or nil when none are.
    var rest: String? { words.isEmpty ? nil : words.reversed().joined(separator: " ") }

    /// A date, with its day of the week when that is written; a wrong one is refused, for it tells of a slip.
    mutating func date() throws(SvodError) -> CivilDate {
        let date = try WordReader.date(next())
        guard let day = words.last.flatMap({ Weekday($0) }) else { return date }
        words.removeLast()
        guard day == date.weekday else {
            throw WordReader.error(
                "\(date) is \(date.weekday.russianName) (\(date.weekday.shortName)), not \(day.shortName)"
            )
        }
        return date
    }

    /// A date after which nothing follows.
    mutating func lastDate() throws(SvodError) -> CivilDate {
        let date = try date()
        if let rest { throw WordReader.error("'\(rest.prefix(40))' is too much here") }
        return date
    }

    /// A date, or a span of dates as `2026-01-01..2026-01-08`.
    mutating func dates() throws(SvodError) -> ClosedRange<CivilDate> {
        guard let word = words.last, let dots = word.firstRange(of: "..") else {
            let date = try date()
            return date...date
        }
        words.removeLast()
        let first = try WordReader.date(word[..<dots.lowerBound])
        let last = try WordReader.date(word[dots.upperBound...])
        guard first <= last else { throw WordReader.error("\(first) is later than \(last)") }
        return first...last
    }

    /// A day of every year, or a span of days as `01-01..01-08`, and the holiday's name.
    mutating func holiday() throws(SvodError) -> YearlyHoliday {
        let word = next() ?? ""
        let ends = word.split(separator: "..", omittingEmptySubsequences: false)
        let days = ends.compactMap { YearlyHoliday.MonthDay($0) }
        guard days.count == ends.count, days.count <= 2, let first = days.first, let last = days.last, first <= last
        else {
            throw WordReader.error("'\(word.prefix(40))' is no day of every year; write 11-04 or 01-01..01-08")
        }
        return YearlyHoliday(first...last, name: rest ?? "holiday")
    }

    /// The day of the week after `as`, where that follows.
    mutating func standIn() throws(SvodError) -> Weekday? {
        guard words.last == "as" else { return nil }
        words.removeLast()
        let word = next() ?? ""
        guard let day = Weekday(word) else { throw WordReader.error("'\(word.prefix(40))' is no day of the week") }
        return day
    }

    /// The days of the week to the end of the line.
    mutating func weekdays() throws(SvodError) -> Set<Weekday> {
        var days: Set<Weekday> = []
        while let word = next() { days.formUnion(try Weekday.list(word)) }
        guard days.count < 7 else { throw WordReader.error("a week needs a working day") }
        return days
    }

    /// The `->` between two dates.
    mutating func arrow() throws(SvodError) {
        guard let word = next(), word == "->" || word == "→" else {
            throw WordReader.error("a moved day is written as: moved 2025-11-01 -> 2025-11-03")
        }
    }

    private static func date(_ word: Substring?) throws(SvodError) -> CivilDate {
        guard let word else { throw error("a date is missing; write it as 2026-11-04") }
        guard let date = CivilDate(word) else {
            throw error("'\(word.prefix(40))' is no date; write it as 2026-11-04")
        }
        guard (1970...2200).contains(date.year) else { throw error("\(date) is out of the years 1970 to 2200") }
        return date
    }

    private static func error(_ message: String) -> SvodError { SvodError(.invalidConfiguration, message) }
}

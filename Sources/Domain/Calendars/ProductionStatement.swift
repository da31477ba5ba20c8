/// What a line of a production calendar's file says.
enum ProductionStatement: Hashable, Sendable {
    case title(String)
    case from(CivilDate)
    case until(CivilDate)
    case weekend(Set<Weekday>)
    case holiday(YearlyHoliday)
    case off(ClosedRange<CivilDate>, note: String?)
    case work(CivilDate, as: Weekday?, note: String?)
    case moved(from: CivilDate, to: CivilDate, note: String?)
    case short(CivilDate, note: String?)

    /// Reads a line; nil when it is blank or a comment.
    ///
    /// Throws an error that says what was expected, without a place.
    static func read(_ line: some StringProtocol) throws(SvodError) -> ProductionStatement? {
        var words = WordReader(line)
        guard let keyword = words.next() else { return nil }
        switch keyword {
        case "title": return .title(words.rest ?? "")
        case "from": return .from(try words.lastDate())
        case "until": return .until(try words.lastDate())
        case "weekend": return .weekend(try words.weekdays())
        case "holiday": return .holiday(try words.holiday())
        case "off": return .off(try words.dates(), note: words.rest)
        case "work":
            let date = try words.date()
            return .work(date, as: try words.standIn(), note: words.rest)
        case "moved":
            let source = try words.date()
            try words.arrow()
            return .moved(from: source, to: try words.date(), note: words.rest)
        case "short": return .short(try words.date(), note: words.rest)
        default:
            throw SvodError(
                .invalidConfiguration,
                "'\(keyword.prefix(40))' says nothing; a line begins with title, from, until, weekend, holiday, off, work, "
                    + "moved or short"
            )
        }
    }
}

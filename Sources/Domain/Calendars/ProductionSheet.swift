/// One published sheet of a production calendar: a year as a government prints it, or the days that a company adds.
///
/// It holds rules (holidays of every year) and exceptions (dates), and the span for which it is complete.
package struct ProductionSheet: Hashable, Sendable {
    /// What the sheet calls itself; the file's name when it has no title.
    package var title: String
    /// The first and the last date for which all exceptions are known; nil for days that only add to other sheets.
    package var covers: ClosedRange<CivilDate>?
    /// The days of the week that are free by custom; they matter for norms, not for anybody's hours.
    package var weekend: Set<Weekday>
    /// Holidays of every year.
    package var holidays: [YearlyHoliday]
    /// What is said of single dates.
    package var days: [CivilDate: ProductionDay]

    /// Creates a sheet.
    package init(
        title: String,
        covers: ClosedRange<CivilDate>? = nil,
        weekend: Set<Weekday> = [.saturday, .sunday],
        holidays: [YearlyHoliday] = [],
        days: [CivilDate: ProductionDay] = [:]
    ) {
        self.title = title
        self.covers = covers
        self.weekend = weekend
        self.holidays = holidays
        self.days = days
    }

    /// Whether the sheet's yearly holidays make `date` one.
    func holiday(on date: CivilDate) -> YearlyHoliday? {
        let (_, month, day) = date.components
        let index = YearlyHoliday.index(month: month, day: day)
        return holidays.first { $0.days.lowerBound.index <= index && index <= $0.days.upperBound.index }
    }
}

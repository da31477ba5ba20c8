/// The days on which a country works: yearly holidays and, for the years that are published, days off, moved and short
/// days. Made of one sheet a year and of the company's own additions.
///
/// Beyond the years it knows it still answers, by the week and the yearly holidays, and ``isComplete(on:)`` says so.
package struct ProductionCalendar: Hashable, Sendable {
    /// The sheets, as given; of what two sheets say of one date the later sheet's word counts.
    package let sheets: [ProductionSheet]
    /// The spans of dates that are known in full, in order; adjoining years are one span.
    package let coverage: [ClosedRange<CivilDate>]

    /// The day number of `marks[0]`.
    private let firstDay: Int
    /// A mark for each day from the first to the last that any sheet speaks of.
    private let marks: [DayMark]
    /// Marks by month and day, for the days before and after `marks`.
    private let yearlyBefore: [DayMark]
    private let yearlyAfter: [DayMark]

    /// Lays `sheets` over each other.
    ///
    /// Throws when no sheet says which dates it covers: a bare list of dates would expire unnoticed.
    package init(sheets: [ProductionSheet]) throws(SvodError) {
        let spans = sheets.compactMap(\.covers).sorted { $0.lowerBound < $1.lowerBound }
        guard let earliest = spans.first else {
            throw SvodError(
                .invalidConfiguration,
                "no file of the production calendar says which dates it covers; it needs 'from' and 'until'"
            )
        }
        self.sheets = sheets
        coverage = ProductionCalendar.joined(spans)
        let dates = sheets.flatMap { $0.days.keys }
        let first = dates.min().map { min($0, earliest.lowerBound) } ?? earliest.lowerBound
        let lastCovered = coverage.last?.upperBound ?? earliest.upperBound
        let last = dates.max().map { max($0, lastCovered) } ?? lastCovered
        firstDay = first.dayNumber
        marks = (first.dayNumber...last.dayNumber).map { number in
            DayMark(ProductionCalendar.look(up: CivilDate(dayNumber: number), in: sheets))
        }
        yearlyBefore = ProductionCalendar.yearly(of: sheets, holdingOn: first)
        yearlyAfter = ProductionCalendar.yearly(of: sheets, holdingOn: last)
    }

    /// What is said of `date`, with its reason.
    package func day(_ date: CivilDate) -> ProductionDay { ProductionCalendar.look(up: date, in: sheets) }

    /// Whether all exceptions of `date` are known.
    package func isComplete(on date: CivilDate) -> Bool { coverage.contains { $0.contains(date) } }

    /// What people are to be told at `date`: that the calendar ends within a month, or has ended.
    package func warning(at date: CivilDate) -> CalendarWarning? {
        guard let span = coverage.first(where: { $0.contains(date) }) else {
            return .unknown(since: coverage.last { $0.upperBound < date }?.upperBound)
        }
        return date >= span.upperBound.adding(months: -1) ? .ends(after: span.upperBound) : nil
    }

    /// The days of the week that are free by custom, as the latest covering sheet has them.
    package var weekend: Set<Weekday> { sheets.last { $0.covers != nil }?.weekend ?? [] }

    /// How much is worked from the first to the last of `dates` in a week without the free days.
    package func norm(_ dates: ClosedRange<CivilDate>) -> WorkingNorm {
        var norm = WorkingNorm(calendarDays: 0, workingDays: 0, shortDays: 0)
        let weekend = weekend
        for number in dates.lowerBound.dayNumber...dates.upperBound.dayNumber {
            norm.calendarDays += 1
            let mark = mark(number)
            let isFree = mark.isOff || (!mark.isWorking && weekend.contains(CivilDate(dayNumber: number).weekday))
            guard !isFree else { continue }
            norm.workingDays += 1
            norm.shortDays += mark.isShort ? 1 : 0
        }
        return norm
    }

    /// What is said of a day, without its reason: for arithmetic over many days.
    func mark(_ dayNumber: Int) -> DayMark {
        let index = dayNumber - firstDay
        if marks.indices.contains(index) { return marks[index] }
        let (_, month, day) = CivilDate(dayNumber: dayNumber).components
        return (index < 0 ? yearlyBefore : yearlyAfter)[YearlyHoliday.index(month: month, day: day)]
    }
}

extension ProductionCalendar {
    private static func joined(_ spans: [ClosedRange<CivilDate>]) -> [ClosedRange<CivilDate>] {
        var joined: [ClosedRange<CivilDate>] = []
        for span in spans {
            if let last = joined.last, span.lowerBound <= last.upperBound.adding(days: 1) {
                joined[joined.count - 1] = last.lowerBound...max(last.upperBound, span.upperBound)
            } else {
                joined.append(span)
            }
        }
        return joined
    }

    private static func look(up date: CivilDate, in sheets: [ProductionSheet]) -> ProductionDay {
        for sheet in sheets.reversed() {
            if let day = sheet.days[date] { return day }
        }
        for sheet in sheets.reversed() where holds(sheet, on: date, among: sheets) {
            if let holiday = sheet.holiday(on: date) { return ProductionDay(.dayOff, note: holiday.name) }
        }
        return .regular
    }

    /// Whether the yearly holidays of `sheet` are those of `date`: in the years that it covers; where no sheet does, those
    /// of the sheet before, or of the first. Sheets that cover nothing add theirs always.
    private static func holds(_ sheet: ProductionSheet, on date: CivilDate, among sheets: [ProductionSheet]) -> Bool {
        guard let covers = sheet.covers else { return true }
        if covers.contains(date) { return true }
        let spans = sheets.compactMap(\.covers)
        guard !spans.contains(where: { $0.contains(date) }) else { return false }
        let before = spans.filter { $0.upperBound < date }.max { $0.upperBound < $1.upperBound }
        return covers == before ?? spans.min { $0.lowerBound < $1.lowerBound }
    }

    private static func yearly(of sheets: [ProductionSheet], holdingOn date: CivilDate) -> [DayMark] {
        var marks = [DayMark](repeating: DayMark(.regular), count: YearlyHoliday.indexCount)
        for sheet in sheets where holds(sheet, on: date, among: sheets) {
            for holiday in sheet.holidays {
                for index in holiday.days.lowerBound.index...holiday.days.upperBound.index {
                    marks[index] = DayMark(ProductionDay(.dayOff))
                }
            }
        }
        return marks
    }
}

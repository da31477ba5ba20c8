/// A holiday that comes on the same dates each year.
package struct YearlyHoliday: Hashable, Sendable {
    /// A day of a month, in the order of the year.
    package struct MonthDay: Hashable, Comparable, Sendable {
        /// The month, from 1.
        package let month: Int
        /// The day of the month, from 1.
        package let day: Int

        /// The day that `text` writes as `11-04`; 29 February is a day.
        package init?(_ text: some StringProtocol) {
            let fields = text.split(separator: "-", omittingEmptySubsequences: false)
            guard fields.count == 2, let month = fields[0].digits(2...2), let day = fields[1].digits(2...2),
                CivilDate(year: 2024, month: month, day: day) != nil
            else { return nil }
            self.month = month
            self.day = day
        }

        /// Orders days as the year does.
        package static func < (left: MonthDay, right: MonthDay) -> Bool { left.index < right.index }

        /// A number of its own for each day of a year, below ``YearlyHoliday/indexCount``.
        var index: Int { YearlyHoliday.index(month: month, day: day) }
    }

    /// The first and the last day.
    package let days: ClosedRange<MonthDay>
    /// What is celebrated.
    package let name: String

    /// Creates a holiday.
    package init(_ days: ClosedRange<MonthDay>, name: String) {
        self.days = days
        self.name = name
    }

    static let indexCount = 13 * 32

    static func index(month: Int, day: Int) -> Int { month * 32 + day }
}

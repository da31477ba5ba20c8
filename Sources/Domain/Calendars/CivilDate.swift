/// A day of the Gregorian calendar, wherever that day is.
package struct CivilDate: Hashable, Sendable, Codable {
    /// 1…9999.
    package let year: Int
    /// 1…12.
    package let month: Int
    /// 1…31.
    package let day: Int

    /// Creates a day without checking that the month has it.
    package init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }
}

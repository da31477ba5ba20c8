import Domain

/// Days and times as workbooks keep them: a number of days, its fraction the time of the day (ECMA-376, part 1,
/// 18.17.4).
package enum ExcelDate {
    /// The cell that a serial number means; nil for a number that is no date between 1900 and 9999.
    ///
    /// The 1900 system counts 1900-01-01 as 1 and knows a 29th of February 1900 that never was (60): it is read as the
    /// 28th. The 1904 system counts 1904-01-01 as 0. Seconds are rounded, since a fraction of a day is never exact.
    package static func cell(serial: Double, is1904: Bool) -> SheetCell? {
        guard serial >= 0, serial < 2_958_466 else { return nil }
        var day = Int(serial)
        var second = Int(((serial - Double(day)) * 86_400).rounded())
        if second == 86_400 { (day, second) = (day + 1, 0) }
        let hasTime = second > 0
        if is1904 { return .moment(epoch1904.adding(days: day), secondOfDay: hasTime ? second : nil) }
        if day == 0, hasTime { return .moment(epoch1900, secondOfDay: second) }
        guard day > 0 else { return nil }
        let date = epoch1900.adding(days: day < 60 ? day + 1 : day)
        return .moment(date, secondOfDay: hasTime ? second : nil)
    }

    /// 1899-12-30: from the first of March 1900 on, a serial number counts the days since.
    static let epoch1900 = CivilDate(dayNumber: -25_569)
    /// 1904-01-01.
    static let epoch1904 = CivilDate(dayNumber: -24_107)
}

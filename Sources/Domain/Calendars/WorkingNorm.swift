/// How much people work in a span of dates, as production calendars print it.
package struct WorkingNorm: Hashable, Sendable {
    /// All days.
    package var calendarDays: Int
    /// Days on which people work, short ones included.
    package var workingDays: Int
    /// Days that are an hour shorter.
    package var shortDays: Int

    /// The norm in minutes for a week of `weekHours`: a fifth of the week a day, less an hour for each short day.
    ///
    /// The rule of the Russian order of 13.08.2009 No. 588n, for 40, 36 and 24 hours.
    package func minutes(weekHours: Int) -> Int { workingDays * weekHours * 12 - shortDays * 60 }
}

/// Five fields of cron, each as the set of values that fit: minute, hour, day of the month, month, weekday (0 Sunday).
package struct CronPattern: Hashable, Sendable {
    /// As it was written.
    package let text: String
    /// 0…59.
    package let minutes: Set<Int>
    /// 0…23.
    package let hours: Set<Int>
    /// 1…31.
    package let days: Set<Int>
    /// 1…12.
    package let months: Set<Int>
    /// 0…6, Sunday first.
    package let weekdays: Set<Int>
    /// Whether day and weekday are both restricted: then either fits, as cron(5) has it.
    package let eitherDay: Bool

    /// Creates a pattern from what its fields admit.
    package init(
        text: String,
        minutes: Set<Int>,
        hours: Set<Int>,
        days: Set<Int>,
        months: Set<Int>,
        weekdays: Set<Int>,
        eitherDay: Bool
    ) {
        self.text = text
        self.minutes = minutes
        self.hours = hours
        self.days = days
        self.months = months
        self.weekdays = weekdays
        self.eitherDay = eitherDay
    }
}

package import Domain

/// A repeated moment.
package enum Schedule: Hashable, Sendable {
    /// Every so much, counted from arming.
    case interval(TimeSpan)
    /// By five fields of cron (minute, hour, day, month, weekday) in the calendar's zone.
    case cron(CronPattern)
}

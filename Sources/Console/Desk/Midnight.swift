import Domain
import Foundation

/// Where a day of the console begins.
enum Midnight {
    /// The last midnight in `zone` at or before `moment`.
    static func before(_ moment: Timestamp, in zone: TimeZone) -> Timestamp {
        CivilTime.startOfDay(CivilTime(moment, in: zone).isoDate, in: zone) ?? moment
    }
}

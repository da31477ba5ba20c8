package import Domain
import Foundation

/// Moments in ISO 8601, UTC, to the millisecond: `2026-11-22T00:15:01.250Z`.
package enum ISOMoment {
    /// Writes `moment`.
    package static func text(_ moment: Timestamp) -> String {
        Date(timeIntervalSince1970: Double(moment.microseconds) / 1_000_000)
            .formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }

    /// Reads what ``text(_:)`` writes.
    package static func parse(_ text: String) -> Timestamp? {
        guard let date = try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)) else {
            return nil
        }
        return Timestamp(microseconds: Int64((date.timeIntervalSince1970 * 1_000_000).rounded()))
    }
}

import Domain
import Foundation

/// Dates as letters write them (RFC 5322 section 3.3), in UTC. Pure.
enum WrittenDate {
    /// `Sun, 22 Nov 2026 13:05:00 +0000`
    static func text(_ moment: Timestamp) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = .gmt
        formatter.dateFormat = "EEE, d MMM yyyy HH:mm:ss '+0000'"
        return formatter.string(from: Date(timeIntervalSince1970: Double(moment.microseconds / 1_000_000)))
    }
}

import Domain
import Foundation

/// Moments as programs write them: ISO 8601 with a zone, seconds or milliseconds since 1970.
enum MomentReading {
    /// The moment; nil for what is none, and for one that no clock of our time shows.
    static func read(_ text: String) -> Timestamp? {
        let moment = number(text) ?? iso(text)
        guard let moment, sane.contains(moment) else { return nil }
        return moment
    }

    private static let sane = Timestamp(seconds: 946_684_800)...Timestamp(seconds: 4_102_444_800)

    private static func number(_ text: String) -> Timestamp? {
        guard text.utf8.count <= 17, let value = Double(text), value.isFinite, value >= 0 else { return nil }
        return Timestamp(microseconds: Int64(value * (value >= 1e11 ? 1000 : 1_000_000)))
    }

    private static func iso(_ text: String) -> Timestamp? {
        guard text.utf8.count <= 40 else { return nil }
        let style = Date.ISO8601FormatStyle()
        let date =
            (try? style.parse(text))
            ?? (try? style.year().month().day().time(includingFractionalSeconds: true)
                .timeZone(separator: .omitted).parse(text))
        return date.map { Timestamp(microseconds: Int64(($0.timeIntervalSince1970 * 1_000_000).rounded())) }
    }
}

import Console
import Domain
import Foundation
import Settings

/// A moment as people write it for a rehearsal: `now`, `2026-03-03`, `2026-03-03 10:00`, or a span from now: `3d`,
/// `2h 30m`.
enum RehearsalMoment {
    /// Reads `text` at `now` on the clocks of `zone`. Throws `invalidInput` with what was expected.
    static func read(_ text: String, at now: Timestamp, in zone: TimeZone) throws -> Timestamp {
        if text == "now" { return now }
        if let span = DurationText.parse(text) { return now + span }
        let words = text.split { $0 == " " || $0 == "T" }
        guard (1...2).contains(words.count), let day = CivilDate(words[0]),
            let time = words.count == 2 ? TimeOfDay(words[1]) : TimeOfDay(minutes: 0)
        else {
            throw SvodError(
                .invalidInput,
                "'\(text)' is no moment such as '2026-03-03 10:00' and no span such as '3d' or '2h 30m'"
            )
        }
        let local = Int64(day.dayNumber) * 86_400 + Int64(time.minutes) * 60
        let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(local)))
        return Timestamp(seconds: local - Int64(offset))
    }

    /// Writes a moment for people: `03.03.2026 10:00`.
    static func text(_ moment: Timestamp, in zone: TimeZone) -> String {
        let time = CivilTime(moment, in: zone)
        return "\(time.date) \(time.hoursAndMinutes)"
    }
}

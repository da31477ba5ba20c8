/// Durations as people write them: `500ms`, `40m`, `1h 30m`, `2d`.
package enum DurationText {
    private static let units: [(word: String, duration: Duration)] = [
        ("d", .seconds(86_400)), ("h", .seconds(3600)), ("m", .seconds(60)), ("s", .seconds(1)),
        ("ms", .milliseconds(1)),
    ]

    /// Reads `text`; nil when it is no duration. A bare number is none: nobody knows whether it means seconds.
    package static func parse(_ text: String) -> Duration? {
        var rest = Substring(text)
        var total = Duration.zero
        var parts = 0
        while true {
            rest = rest.drop { $0 == " " }
            if rest.isEmpty { return parts > 0 ? total : nil }
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            let unit = rest[digits.endIndex...].prefix { $0.isASCII && $0.isLetter }
            guard let count = Int64(digits), count < 1_000_000_000 else { return nil }
            guard let duration = units.first(where: { $0.word == unit })?.duration else { return nil }
            total += duration * count
            parts += 1
            rest = rest[unit.endIndex...]
        }
    }

    /// Writes `duration` with its two largest units: `1h 30m`.
    package static func format(_ duration: Duration) -> String {
        var rest = duration
        var words: [String] = []
        for unit in units where rest >= unit.duration && words.count < 2 {
            let count = milliseconds(rest) / milliseconds(unit.duration)
            words.append("\(count)\(unit.word)")
            rest -= unit.duration * count
        }
        return words.isEmpty ? "0s" : words.joined(separator: " ")
    }

    /// Whole milliseconds. A quotient of durations is a floating-point number: 3650 days came out as `3649d 24h`.
    private static func milliseconds(_ duration: Duration) -> Int64 {
        let (seconds, attoseconds) = duration.components
        return seconds * 1000 + attoseconds / 1_000_000_000_000_000
    }
}

/// Sizes as people write them: `64kB`, `25MB`, `2GB`; powers of 1024, as everybody means them.
package enum SizeText {
    private static let units: [(word: String, bytes: Int)] = [
        ("b", 1), ("kb", 1 << 10), ("mb", 1 << 20), ("gb", 1 << 30),
    ]

    /// Reads `text` as a number of bytes; nil when it is no size.
    package static func parse(_ text: String) -> Int? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let word = text[digits.endIndex...].drop { $0 == " " }.lowercased()
        guard let count = Int(digits), let unit = units.first(where: { $0.word == word }) else { return nil }
        let (bytes, overflow) = count.multipliedReportingOverflow(by: unit.bytes)
        return overflow ? nil : bytes
    }

    /// Writes `bytes` in the largest unit that divides them.
    package static func format(_ bytes: Int) -> String {
        for (word, unit) in [("GB", 1 << 30), ("MB", 1 << 20), ("kB", 1 << 10)] where bytes > 0 && bytes % unit == 0 {
            return "\(bytes / unit)\(word)"
        }
        return "\(bytes)B"
    }
}

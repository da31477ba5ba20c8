import Domain

/// Moments as letters write them (RFC 5322, section 3.3, and the forms of old programs).
enum LetterDate {
    /// The moment of a text: `Wed, 3 Nov 2021 15:51:30 +0100`; nil when it is none.
    static func read(_ text: String) -> Timestamp? {
        let clean = text.utf8.prefix(120).prefix { $0 != UInt8(ascii: "(") }
        var (day, month, year, seconds): (Int?, Int?, Int?, Int?) = (nil, nil, nil, nil)
        var zone = 0
        for bytes in clean.split(whereSeparator: { $0 <= 0x20 || $0 == UInt8(ascii: ",") }) {
            let word = String(Substring(bytes))
            if bytes.contains(UInt8(ascii: ":")), seconds == nil {
                seconds = clock(word)
            } else if let offset = offset(word), seconds != nil {
                zone = offset
            } else if let number = Int(word), number >= 0 {
                if day == nil, number <= 31 { day = number } else if year == nil { year = number }
            } else if let found = months.firstIndex(of: word.lowercased().prefix(3).description) {
                month = found + 1
            } else if bytes.contains(UInt8(ascii: "-")), day == nil {
                let parts = word.split(separator: "-")
                guard parts.count == 3 else { continue }
                (day, month, year) = (
                    Int(parts[0]), months.firstIndex(of: parts[1].lowercased()).map { $0 + 1 }, Int(parts[2])
                )
            }
        }
        guard let day, let month, var year else { return nil }
        if year < 50 { year += 2000 } else if year < 1000 { year += 1900 }
        guard let date = CivilDate(year: year, month: month, day: day) else { return nil }
        return Timestamp(seconds: Int64(date.dayNumber) * 86_400 + Int64(seconds ?? 0) - Int64(zone))
    }

    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    private static func clock(_ word: String) -> Int? {
        let parts = word.split(separator: ":").map { Int($0.prefix { $0.isASCII && $0.isNumber }) }
        guard parts.count >= 2, let hour = parts[0], let minute = parts[1], hour < 24, minute < 60 else { return nil }
        let second = parts.count > 2 ? parts[2] ?? 0 : 0
        return hour * 3600 + minute * 60 + min(second, 59)
    }

    /// Hours that zones are ahead of UTC.
    private static let zones = [
        "gmt": 0, "ut": 0, "utc": 0, "z": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6,
        "pst": -8, "pdt": -7, "msk": 3, "msd": 4,
    ]

    /// The seconds that a zone is ahead of UTC.
    private static func offset(_ word: String) -> Int? {
        if let hours = zones[word.lowercased()] { return hours * 3600 }
        guard let sign = word.first, sign == "+" || sign == "-" else { return nil }
        let digits = word.dropFirst().filter { $0.isASCII && $0.isNumber }
        guard digits.count == 4, let hours = Int(digits.prefix(2)), let minutes = Int(digits.suffix(2)), hours <= 14,
            minutes < 60
        else {
            return nil
        }
        return (sign == "-" ? -1 : 1) * (hours * 3600 + minutes * 60)
    }
}

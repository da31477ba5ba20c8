import Domain

/// Moments as letters write them (RFC 5322, section 3.3, and the forms of old programs).
enum LetterDate {
    /// The moment of a text: `Wed, 3 Nov 2021 15:51:30 +0100`; nil when it is none.
    static func read(_ text: String) -> Timestamp? { standard(text) ?? any(text) }

    /// The moment as nearly every letter writes it, byte by byte: `Wed, 3 Nov 2021 15:51:30 +0100`; nil for another form.
    private static func standard(_ text: String) -> Timestamp? {
        var bytes = text.utf8[...]
        func blank() -> Bool {
            guard bytes.first == 0x20 else { return false }
            bytes.removeFirst()
            return true
        }
        func mark(_ byte: UInt8) -> Bool {
            guard bytes.first == byte else { return false }
            bytes.removeFirst()
            return true
        }
        func number(_ digits: ClosedRange<Int>) -> Int? {
            var (value, count) = (0, 0)
            while count < digits.upperBound, let byte = bytes.first, byte >= 0x30, byte <= 0x39 {
                (value, count) = (value * 10 + Int(byte - 0x30), count + 1)
                bytes.removeFirst()
            }
            return count >= digits.lowerBound ? value : nil
        }
        if let comma = bytes.prefix(4).firstIndex(of: UInt8(ascii: ",")) {
            bytes = bytes[bytes.index(after: comma)...]
            guard blank() else { return nil }
        }
        guard let day = number(1...2), blank() else { return nil }
        let name = bytes.prefix(3)
        guard let month = months.firstIndex(where: { isSame(name, $0) }) else { return nil }
        bytes = bytes.dropFirst(3)
        guard blank(), let year = number(4...4), blank(), let hour = number(2...2), hour < 24, mark(0x3A),
            let minute = number(2...2), minute < 60, mark(0x3A), let second = number(2...2), blank(),
            let sign = bytes.first, mark(UInt8(ascii: "+")) || mark(UInt8(ascii: "-")),
            let zone = number(4...4), zone / 100 <= 14, zone % 100 < 60,
            bytes.isEmpty || bytes.first == 0x20, let date = CivilDate(year: year, month: month + 1, day: day)
        else { return nil }
        let ahead = (sign == UInt8(ascii: "-") ? -1 : 1) * (zone / 100 * 3600 + zone % 100 * 60)
        let time = hour * 3600 + minute * 60 + min(second, 59)
        return Timestamp(seconds: Int64(date.dayNumber) * 86_400 + Int64(time - ahead))
    }

    private static func isSame(_ name: Substring.UTF8View, _ month: String) -> Bool {
        zip(name, month.utf8).allSatisfy { $0 | 0x20 == $1 } && name.count == 3
    }

    private static func any(_ text: String) -> Timestamp? {
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

/// Tells in which of five ways Russian letters were written as bytes, by how often each letter stands in Russian and by
/// where capitals stand.
enum CyrillicGuess {
    /// The likeliest charset of bytes that are no UTF-8; nil when they are no Russian in any.
    static func charset(of bytes: ArraySlice<UInt8>) -> String? {
        let scores = scores(of: bytes)
        guard let best = scores.max(by: { $0.score < $1.score }), best.score > -2.6 else { return nil }
        // Letters of the West stand alone among Latin ones, Russian ones in words.
        return isInWords(bytes) ? best.name : nil
    }

    /// Another charset than the declared one, when that makes no Russian and this one does; nil to keep it.
    static func correction(of bytes: ArraySlice<UInt8>, declared: String) -> String? {
        let table = tables.first { $0.name == declared }
        // No other could be better by as much as is asked for: a text of the commonest letter alone has 0.99.
        if let table, score(of: bytes.prefix(sampled), by: table).score > -0.2 { return nil }
        guard known.contains(declared) || declared == "windows-1252", isInWords(bytes) else { return nil }
        let scores = scores(of: bytes)
        guard let best = scores.max(by: { $0.score < $1.score }), best.name != declared, best.letters >= 6 else {
            return nil
        }
        guard let mine = scores.first(where: { $0.name == declared })?.score else {
            return best.score > -1.3 ? best.name : nil
        }
        return best.score > -1.3 && best.score - mine > 1.2 ? best.name : nil
    }

    /// Whether bytes are UTF-8 but for a few.
    static func isMostlyUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
        var (good, bad, index) = (0, 0, bytes.startIndex)
        while index < bytes.endIndex, good + bad < 4_000 {
            let byte = bytes[index]
            let length =
                byte < 0x80
                ? 1
                : byte >= 0xC2 && byte < 0xE0
                    ? 2 : byte >= 0xE0 && byte < 0xF0 ? 3 : byte >= 0xF0 && byte < 0xF5 ? 4 : 0
            if length == 1 {
                index += 1
            } else if length > 0, index + length <= bytes.endIndex,
                bytes[(index + 1)..<(index + length)].allSatisfy({ $0 & 0xC0 == 0x80 })
            {
                good += 1
                index += length
            } else {
                bad += 1
                index += 1
            }
        }
        return good >= 4 && good > bad * 4
    }

    private static let known: Set<String> = ["windows-1251", "koi8-r", "cp866", "iso-8859-5", "koi8-u"]

    private struct Score {
        let name: String
        let score: Double
        let letters: Int
    }

    /// Whether most high bytes stand beside others.
    private static func isInWords(_ bytes: ArraySlice<UInt8>) -> Bool {
        var (high, pairs) = (0, 0)
        var wasHigh = false
        for byte in bytes.prefix(8_000) {
            let isHigh = byte >= 0x80
            if isHigh {
                high += 1
                if wasHigh { pairs += 1 }
                if high >= 1_000 { break }
            }
            wasHigh = isHigh
        }
        return high >= 2 && pairs * 2 >= high
    }

    /// The mean of a letter's logarithm of frequency, less what capitals within words and signs cost.
    private static func scores(of bytes: ArraySlice<UInt8>) -> [Score] {
        tables.map { score(of: bytes.prefix(sampled), by: $0) }
    }

    /// Bytes that are looked at.
    private static let sampled = 4_000

    private static func score(of bytes: ArraySlice<UInt8>, by table: (name: String, codes: [UInt8])) -> Score {
        var (sum, letters) = (0.0, 0)
        var (previous, run): (Int, Int) = (-1, 0)
        for byte in bytes {
            guard byte >= 0x80 else {
                previous = byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A ? 66 : -1
                run = 0
                continue
            }
            letters += 1
            // More tells no more.
            if letters > 400 { break }
            let code = Int(table.codes[Int(byte - 0x80)])
            guard code < 66 else {
                sum += code == 66 ? -1.5 : -6
                previous = -1
                continue
            }
            let letter = code % 33
            sum += frequency[letter]
            let isCapital = code >= 33
            // A small letter and then a capital: no word is written so.
            if isCapital, previous >= 0, previous < 33 { sum -= 4 }
            if isCapital, previous < 0 { sum -= 0.2 }
            if isCapital, previous >= 33, previous < 66 { sum -= 0.5 }
            if previous == 66 { sum -= 1 }
            if letter >= 26 && letter <= 28, previous < 0 { sum -= 3 }
            run += 1
            previous = code
        }
        return Score(
            name: table.name,
            score: letters == 0 ? -9 : sum / Double(min(letters, 400)) + 3.2,
            letters: letters
        )
    }

    /// ln of the share of each letter, а to я with ё at the end.
    private static let frequency: [Double] = [
        0.080, 0.0159, 0.0454, 0.0170, 0.0298, 0.0845, 0.0094, 0.0165, 0.0735, 0.0121, 0.0349, 0.0440, 0.0321, 0.0670,
        0.1097,
        0.0281, 0.0473, 0.0547, 0.0626, 0.0262, 0.0026, 0.0097, 0.0048, 0.0144, 0.0073, 0.0036, 0.0004, 0.0190, 0.0174,
        0.0032,
        0.0064, 0.0201, 0.0020,
    ].map { logarithm($0) }

    /// A natural logarithm without a library: the sum of a series.
    private static func logarithm(_ value: Double) -> Double {
        var (mantissa, exponent) = (value, 0.0)
        while mantissa < 0.5 {
            mantissa *= 2
            exponent -= 1
        }
        let ratio = (mantissa - 1) / (mantissa + 1)
        var (term, sum) = (ratio, 0.0)
        for index in 0..<20 {
            sum += term / Double(2 * index + 1)
            term *= ratio * ratio
        }
        return 2 * sum + exponent * 0.693_147_180_559_945
    }

    /// What each byte from 0x80 on is: 0 to 32 a small letter, 33 to 65 a capital, 66 a sign that stands in texts, 255
    /// what hardly does.
    private static let tables: [(name: String, codes: [UInt8])] = known.subtracting(["koi8-u"]).sorted().map { name in
        let bytes = (0x80...0xFF).map { UInt8($0) }
        return (name, bytes.map { code(Charset.decoded([$0], by: name)) })
    }

    private static func code(_ text: String) -> UInt8 {
        guard let scalar = text.unicodeScalars.first else { return 255 }
        switch scalar.value {
        case 0x430...0x44F: return UInt8(scalar.value - 0x430)
        case 0x451: return 32
        case 0x410...0x42F: return UInt8(scalar.value - 0x410) + 33
        case 0x401: return 65
        case 0xA0, 0xAB, 0xBB, 0x2013, 0x2014, 0x2116, 0x2026, 0x201C, 0x201D, 0x201E, 0x2018, 0x2019: return 66
        default: return 255
        }
    }
}

/// A quantity with its unit in a line of text: `2 шт`, `300 м`, `1,5 т`.
struct GoodsQuantity: Sendable {
    /// How much, in thousandths.
    let amount: Int64
    /// The unit as written, without a point at its end.
    let unit: String
    /// Where both stand.
    let range: Range<String.Index>

    /// All quantities of a line whose units are sure, and a measure at the end of a piece of it.
    static func all(in line: String) -> [GoodsQuantity] {
        var found: [GoodsQuantity] = []
        var index = line.startIndex
        while index < line.endIndex {
            guard isDigit(line, index), begins(line, index) else {
                index = line.utf8.index(after: index)
                continue
            }
            let number = line[index..<numberEnd(line, index)]
            // A digit under a combining mark is no number.
            guard !number.isEmpty else {
                index = line.utf8.index(after: index)
                continue
            }
            let behind = spaced(line, number)
            if let quantity = read(line, from: index, number: behind.number, end: behind.end) {
                found.append(quantity)
                index = quantity.range.upperBound
            } else {
                index = number.endIndex
            }
        }
        return found
    }

    /// Where the digits, commas and points that begin at `start` end.
    private static func numberEnd(_ line: String, _ start: String.Index) -> String.Index {
        let bytes = line.utf8
        var end = start
        while end < bytes.endIndex, isDigit(line, end) || bytes[end] == 0x2C || bytes[end] == 0x2E {
            end = bytes.index(after: end)
        }
        guard end > start, end < bytes.endIndex, bytes[end] >= 0x80 else { return end }
        // The last one may stand under a combining mark.
        let last = bytes.index(before: end)
        return line[last].isASCII ? end : last
    }

    /// A number with blanks between its thousands: `1 500`.
    private static func spaced(_ line: String, _ number: Substring) -> (number: String, end: String.Index) {
        var (text, end) = (String(number), number.endIndex)
        guard number.count <= 3, !number.contains(","), !number.contains(".") else { return (text, end) }
        while end < line.endIndex, line[end] == " " || line[end] == "\u{A0}" {
            let next = line[line.index(after: end)...].prefix { $0.isASCII && $0.isNumber }
            guard next.count == 3 else { break }
            text += next
            end = next.endIndex
        }
        return (text, end)
    }

    private static func read(_ line: String, from start: String.Index, number: String, end: String.Index) -> Self? {
        guard let amount = amount(number), amount > 0, amount <= 1_000_000_000_000 else { return nil }
        guard mayBeUnit(line.utf8[end...]) else { return nil }
        let gap = line[end...].drop { $0 == " " || $0 == "\u{A0}" || $0 == "\t" || $0 == "-" && end != line.endIndex }
        let word = gap.prefix { $0.isLetter || "./²³-".contains($0) || $0 == "2" || $0 == "3" }
        let clean = word.trimming { $0 == "." || $0 == "-" || $0 == "/" }
        guard let kind = GoodsUnit.kind(of: clean) else { return nil }
        let stop = word.endIndex
        if kind == .measure, !endsPiece(line[stop...]) || !beginsPiece(line[..<start]) { return nil }
        return GoodsQuantity(amount: amount, unit: clean, range: start..<stop)
    }

    /// Whether a word that begins as units do stands behind a number: a look at its bytes, since behind most none does.
    private static func mayBeUnit(_ behind: Substring.UTF8View) -> Bool {
        let word = behind.drop { $0 == 0x20 || $0 == 9 || $0 == 0x2D || $0 == 0xC2 || $0 == 0xA0 }
        // What units are trimmed of may stand before one.
        guard let first = word.first, first != 0x2E, first != 0x2F else { return !word.isEmpty }
        return first >= 0x80 || first | 0x20 >= 0x61 && first | 0x20 <= 0x7A
    }

    /// A number in thousandths; nil for what is none.
    static func amount(_ text: some StringProtocol) -> Int64? {
        let clean = String(text.compactMap { $0.isWhitespace ? nil : $0 == "," ? "." : $0 }).trimming { $0 == "." }
        let parts = clean.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = Int64(parts[0]), whole >= 0, whole < 1_000_000_000_000 else { return nil }
        guard parts.count == 2 else { return whole * 1000 }
        let digits = parts[1].prefix(3)
        guard let rest = Int64(digits), rest >= 0, parts[1].count <= 6 else { return nil }
        return whole * 1000 + rest * [1000, 100, 10, 1][digits.count]
    }

    private static func isDigit(_ line: String, _ index: String.Index) -> Bool {
        let byte = line.utf8[index]
        return byte >= 0x30 && byte <= 0x39
    }

    /// Whether no letter, digit or sign of a name stands before.
    private static func begins(_ line: String, _ index: String.Index) -> Bool {
        guard index > line.startIndex else { return true }
        let before = line[line.index(before: index)]
        return !(before.isLetter || before.isNumber || ".,/*х×".contains(before))
            && !(before == "-" && line.index(before: index) > line.startIndex
                && line[line.index(line.index(before: index), offsetBy: -1)].isLetter)
    }

    private static func endsPiece(_ rest: Substring) -> Bool {
        guard let next = rest.first(where: { !$0.isWhitespace && $0 != "." }) else { return true }
        return ",;)(/|".contains(next)
    }

    /// A measure is a quantity behind a dash, a colon or a tab, or where a number ends the line by itself.
    private static func beginsPiece(_ before: Substring) -> Bool {
        guard let last = before.last(where: { $0 != " " && $0 != "\u{A0}" }) else { return true }
        return "-–—:=\t|(,;".contains(last) || before.last == "\t" || before.split { $0.isWhitespace }.count >= 2
    }
}

/// The head of a letter as printed in another: its fields, and where it ends.
struct HeadBlock: Hashable, Sendable {
    /// The fields by kind, the first of each.
    private(set) var fields: [HeadField: String] = [:]
    /// The line behind it.
    private(set) var end: Int

    /// Reads the head that begins with line `start`; nil where none does, or one without a writer.
    ///
    /// Lines that continue a field are taken with it: those that begin with white space, those behind a field that ends
    /// with a comma or has no value yet.
    init?(_ lines: [String], at start: Int) {
        end = start
        var last: HeadField?
        var index = start
        while index < lines.count, index - start < 40 {
            let raw = Quotation.stripped(lines[index])
            let line = raw.trimmingSpace()
            if let head = HeadLine(line) {
                if fields[head.field] != nil, head.field == .from || head.field == .date { break }
                if fields[head.field] == nil { fields[head.field] = head.value }
                last = head.field
            } else if let last, !line.isEmpty, isContinued(last, by: raw, at: index, in: lines) {
                fields[last] = ((fields[last] ?? "") + " " + line).trimmingSpace()
            } else if line.isEmpty, hasMore(lines, from: index + 1) {
                // Some clients print each field as a paragraph.
            } else {
                break
            }
            index += 1
            if !line.isEmpty { end = index }
        }
        guard fields[.from] != nil, fields.count >= 2 else { return nil }
    }

    /// How many fields it has of those that every letter has.
    var weight: Int { fields.keys.count { $0 != .other } }

    private func isContinued(_ field: HeadField, by raw: String, at index: Int, in lines: [String]) -> Bool {
        let value = fields[field] ?? ""
        if value.isEmpty || value.hasSuffix(",") || value.hasSuffix(";") { return true }
        let isIndented = raw.first == " " || raw.first == "\t"
        if isIndented, field == .to || field == .copy { return true }
        // A long value that was broken: more of the head follows it at once.
        guard value.utf8.count > 50 || isIndented, index + 1 < lines.count else { return false }
        return HeadLine(Quotation.stripped(lines[index + 1]).trimmingSpace()) != nil
    }

    private func hasMore(_ lines: [String], from index: Int) -> Bool {
        guard index < lines.count, weight < 4, fields[.subject] == nil || fields[.from] == nil else { return false }
        return HeadLine(Quotation.stripped(lines[index]).trimmingSpace()) != nil
    }
}

extension HeadBlock {
    /// Reads a head that stands in one line: `From: John <j@x.com>To: Ann <a@x.com>Sent: Monday Subject: Pumps`.
    init?(oneLine text: String) {
        let text = String(text.prefix(2_000))
        var found: [(HeadField, Range<String.Index>)] = []
        guard let from = Self.label(of: .from, in: text[...], isFirst: true) else { return nil }
        found.append((.from, from))
        for field in HeadField.allCases where field != .other && field != .from {
            if let place = Self.label(of: field, in: text[from.upperBound...], isFirst: false) {
                found.append((field, place))
            }
        }
        found.sort { $0.1.lowerBound < $1.1.lowerBound }
        guard found.first?.0 == .from, found.count >= 2 else { return nil }
        for (index, (field, place)) in found.enumerated() {
            let until = index + 1 < found.count ? found[index + 1].1.lowerBound : text.endIndex
            guard place.upperBound <= until else { continue }
            fields[field] = text[place.upperBound..<until].trimmingSpace()
        }
        end = 0
    }

    /// Where the label of a field stands with its colon: at the beginning, or right behind an address or a blank.
    private static func label(of field: HeadField, in text: Substring, isFirst: Bool) -> Range<String.Index>? {
        var best: Range<String.Index>?
        for label in HeadField.labels(of: field) {
            var start = text.startIndex
            while let found = text[start...].lowercasedRange(of: label) {
                start = found.upperBound
                guard let colon = colon(behind: found.upperBound, in: text),
                    mayBegin(found.lowerBound, in: text, isFirst)
                else { continue }
                if best.map({ found.lowerBound < $0.lowerBound }) ?? true { best = found.lowerBound..<colon }
                break
            }
        }
        return best
    }

    private static func colon(behind index: String.Index, in text: Substring) -> String.Index? {
        let rest = text[index...].prefix(3)
        guard let colon = rest.firstIndex(where: { $0 == ":" || $0 == "：" }),
            rest[..<colon].allSatisfy(\.isWhitespace)
        else { return nil }
        return text.index(after: colon)
    }

    private static func mayBegin(_ index: String.Index, in text: Substring, _ isFirst: Bool) -> Bool {
        guard index > text.startIndex else { return true }
        if isFirst { return false }
        let before = text[text.index(before: index)]
        return before == ">" || before == ")" || before.isWhitespace || before.isNumber || before == "]"
            || text[index].isUppercase
    }
}

extension Substring {
    /// Where `label`, in lower case, first stands, letters compared without their case.
    fileprivate func lowercasedRange(of label: String) -> Range<Index>? {
        guard let first = label.first else { return nil }
        var start = startIndex
        while let found = self[start...].firstIndex(where: { $0 == first || $0.lowercased() == String(first) }) {
            let end = index(found, offsetBy: label.count, limitedBy: endIndex)
            if let end, self[found..<end].lowered() == label { return found..<end }
            start = index(after: found)
        }
        return nil
    }
}

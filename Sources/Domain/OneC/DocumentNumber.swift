/// The number of a document as it can be compared: `УТ-00001024`, `ут00001024` and the Latin `YT-1024` are one.
///
/// It finds candidates; it never says that two documents are the same, since the number comes again every year.
package struct DocumentNumber: Hashable, Sendable {
    /// The groups of letters and digits, leading zeros and groups of zeros left out, joined by dashes: `YT-1024`.
    package let whole: String
    /// The running number without the prefix: `1024`.
    package let tail: String

    /// Reads a number; nil for a text without a digit other than zero.
    package init?(_ text: some StringProtocol) {
        let groups = Self.groups(of: text)
        guard let tail = Self.running(groups) else { return nil }
        self.tail = tail
        whole = groups.joined(separator: "-")
    }

    /// The last group of digits; a short one behind a longer one is a year or a part: `1024/23`.
    private static func running(_ groups: [String]) -> String? {
        let numbers = groups.filter { $0.first?.isNumber == true }
        guard let last = numbers.last else { return nil }
        if last.count <= 2, let longer = numbers.dropLast().last, longer.count >= 3 { return longer }
        return last
    }

    private static func groups(of text: some StringProtocol) -> [String] {
        var groups: [String] = []
        var (group, isNumber) = ("", false)
        func finished() -> String? {
            let kept = isNumber ? String(group.drop { $0 == "0" }) : group
            return kept.isEmpty ? nil : kept
        }
        for scalar in text.unicodeScalars.prefix(longest) {
            let isDigit = ("0"..."9").contains(scalar)
            guard isDigit || scalar.properties.isAlphabetic else {
                if let kept = finished() { groups.append(kept) }
                group = ""
                continue
            }
            if isDigit != isNumber, !group.isEmpty {
                if let kept = finished() { groups.append(kept) }
                group = ""
            }
            isNumber = isDigit
            group += isDigit ? String(scalar) : Self.folded(scalar)
        }
        if let kept = finished() { groups.append(kept) }
        return groups
    }

    /// The capital letter, of the Latin alphabet where one looks the same: people type either.
    private static func folded(_ scalar: Unicode.Scalar) -> String {
        let capital = scalar.properties.uppercaseMapping
        return lookalikes[capital] ?? capital
    }

    private static let lookalikes: [String: String] = [
        "А": "A", "В": "B", "Е": "E", "Ё": "E", "К": "K", "М": "M", "Н": "H", "О": "O", "Р": "P", "С": "C", "Т": "T",
        "У": "Y", "Х": "X",
    ]

    private static let longest = 64
}

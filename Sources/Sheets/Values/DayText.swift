package import Domain

/// Days and moments as people write them in sheets: `31.12.2026`, `31/12/26 14:05`, `2026-12-31`, `5 марта 2026 г.`
package enum DayText {
    /// The day, and the second of it when a time stands there; nil when it is no day.
    package static func parse(
        _ text: some StringProtocol,
        order: ColumnRule.DayOrder = .dayFirst
    ) -> (day: CivilDate, second: Int?)? {
        var words = text.lowercased().replacing("t", with: " ").split(whereSeparator: \.isWhitespace).map(String.init)
        words.removeAll { ["г.", "г", "года", ","].contains($0) }
        var second: Int?
        if let last = words.last, last.contains(":") {
            guard let time = clock(last) else { return nil }
            second = time
            words.removeLast()
        }
        guard let day = words.count == 3 ? spoken(words) : words.count == 1 ? written(words[0], order) : nil else {
            return nil
        }
        return (day, second)
    }

    private static func written(_ text: String, _ order: ColumnRule.DayOrder) -> CivilDate? {
        let separators: Set<Character> = [".", "-", "/"]
        let fields = text.split(omittingEmptySubsequences: false) { separators.contains($0) }
        let numbers = fields.compactMap { $0.allSatisfy(\.isASCII) && $0.count <= 4 ? Int($0) : nil }
        guard fields.count == 3, numbers.count == 3 else { return nil }
        if fields[0].count == 4 { return CivilDate(year: numbers[0], month: numbers[1], day: numbers[2]) }
        guard fields[0].count <= 2, fields[1].count <= 2, let year = year(fields[2].count, numbers[2]) else {
            return nil
        }
        let isDayFirst = order == .dayFirst || text.contains(".")
        return CivilDate(year: year, month: numbers[isDayFirst ? 1 : 0], day: numbers[isDayFirst ? 0 : 1])
    }

    private static func spoken(_ words: [String]) -> CivilDate? {
        guard let day = Int(words[0]), let year = year(words[2].count, Int(words[2]) ?? -1),
            let month = month(words[1])
        else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }

    /// Two digits mean 1970 to 2069.
    private static func year(_ digits: Int, _ number: Int) -> Int? {
        switch digits {
        case 4: number
        case 2 where number >= 0: number < 70 ? 2000 + number : 1900 + number
        default: nil
        }
    }

    private static func clock(_ text: String) -> Int? {
        let fields = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0.prefix { $0 != "." }) }
        guard (2...3).contains(fields.count), let hour = fields[0], let minute = fields[1], (0..<24).contains(hour),
            (0..<60).contains(minute)
        else { return nil }
        guard fields.count == 3 else { return hour * 3600 + minute * 60 }
        guard let second = fields[2], (0..<60).contains(second) else { return nil }
        return hour * 3600 + minute * 60 + second
    }

    /// `марта`, `март`, `мар.`
    private static func month(_ word: String) -> Int? {
        let name = word.hasSuffix(".") ? String(word.dropLast()) : word
        guard name.count >= 3 else { return nil }
        return months.firstIndex {
            $0.hasPrefix(name) || $0.dropLast() + "ь" == name || $0.dropLast() == name || $0.dropLast() + "й" == name
        }
        .map { $0 + 1 }
    }

    private static let months = [
        "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
        "декабря",
    ]
}

/// Dates: `14.10.19г`, `14/10/2019`, `2019-10-14`, `14 октября 2019 г.`, `5.02`.
extension PurposeParser {
    /// The date at `index` and what stands behind it; nil for none.
    func date(at index: Int) -> (CivilDate, Int)? {
        guard let token = token(index), token.kind == .number else { return nil }
        if let date = written(token.text, isBehindWord: key(index - 1) == "от") { return (date, passYear(index + 1)) }
        guard let day = Int(token.text), (1...31).contains(day), let month = PurposeWords.month(key(index + 1)) else {
            return nil
        }
        if let year = self.token(index + 2).flatMap({ year(String($0.text.prefix { $0.isNumber })) }),
            let date = CivilDate(year: year, month: month, day: day)
        {
            return (date, passYear(index + 3))
        }
        return withoutYear(day, month).map { ($0, index + 2) }
    }

    /// «г.», «года» behind a date.
    private func passYear(_ index: Int) -> Int {
        guard ["г", "год", "года"].contains(key(index)) else { return index }
        return key(index + 1) == "." ? index + 2 : index + 1
    }

    private func written(_ text: String, isBehindWord: Bool) -> CivilDate? {
        let body = text.last.map { "гГ".contains($0) } == true ? text.dropLast() : text[...]
        guard let mark = body.first(where: { !$0.isNumber }), "./-".contains(mark) else { return nil }
        let parts = body.split(separator: mark, omittingEmptySubsequences: false).map(String.init)
        let numbers = parts.compactMap { $0.count <= 4 && $0.allSatisfy(\.isNumber) ? Int($0) : nil }
        guard numbers.count == parts.count else { return nil }
        switch numbers.count {
        case 3 where parts[0].count == 4: return CivilDate(year: numbers[0], month: numbers[1], day: numbers[2])
        case 3: return year(parts[2]).flatMap { CivilDate(year: $0, month: numbers[1], day: numbers[0]) }
        case 2 where isBehindWord && mark == "." && parts[1].count == 2: return withoutYear(numbers[0], numbers[1])
        default: return nil
        }
    }

    private func year(_ text: String) -> Int? {
        guard let year = Int(text) else { return nil }
        switch text.count {
        case 2: return 2000 + year
        case 4: return (1990...2100).contains(year) ? year : nil
        default: return nil
        }
    }

    /// The last such day up to the payment.
    private func withoutYear(_ day: Int, _ month: Int) -> CivilDate? {
        guard let paidOn else { return nil }
        // A month ahead is still this year: dates are mistyped, and invoices paid before their day.
        for year in [paidOn.year + 1, paidOn.year, paidOn.year - 1] {
            if let date = CivilDate(year: year, month: month, day: day), date <= paidOn.adding(days: 31) { return date }
        }
        return nil
    }
}

/// Taxpayers' numbers and tenders.
extension RequestReader {
    /// Takes the numbers that name a customer or a tender; telephones and the dealer's own are left.
    func readNumbers(_ page: inout RequestPage, _ dealer: DealerMask, _ reading: inout RequestReading) {
        var index = 0
        while index < page.tokens.count {
            guard page.tokens[index].kind == .number, !page.isUsed[index] else {
                index += 1
                continue
            }
            let run = DigitRun(at: index, page)
            if let fact = fact(run, page, dealer) {
                switch fact {
                case .inn(let inn): if !reading.profile.inns.contains(inn) { reading.profile.inns.append(inn) }
                case .tender(let tender):
                    if !reading.profile.tenders.contains(tender) { reading.profile.tenders.append(tender) }
                default: break
                }
                let bounds = Int(page.tokens[index].start)..<Int(page.tokens[run.end - 1].end)
                reading.marks.append((fact, page.text.original(bounds)))
                page.use(index..<run.end)
            } else if run.digits.count >= 7 {
                page.use(index..<run.end)
            }
            index = max(run.end, index + 1)
        }
    }

    private func fact(_ run: DigitRun, _ page: RequestPage, _ dealer: DealerMask) -> FanFact? {
        let count = run.digits.count
        guard count < 20, let value = UInt64(run.digits), value > 0 else { return nil }
        let mark = Self.mark(before: run.start, page)
        if mark == .inn, (9...12).contains(count) {
            return value == dealer.inn ? nil : .inn(value)
        }
        if mark == .tender, count > 2, count < 9 || count > 10 { return .tender(value) }
        if count >= 17 || count == 11 && run.digits.hasPrefix("32") { return .tender(value) }
        return nil
    }

    /// What announces the number at a token: a few words back in the same line, `ИНН/КПП`, `Тендер 44-ФЗ № `.
    private static func mark(before start: Int, _ page: RequestPage) -> WordRole? {
        var index = start - 1
        var words = 0
        while index >= max(0, start - 8), page.tokens[index].kind != .line {
            switch page.role(index) {
            case .inn?: return .inn
            case .tender?: return .tender
            default: if page.tokens[index].kind == .word { words += 1 }
            }
            if words > 3 || page.isMark(index, 0x3B) { return nil }
            // Between the mark and its number may stand 44-ФЗ, but no other number of that length.
            if page.tokens[index].kind == .number, page.tokens[index].count > 4 { return nil }
            index -= 1
        }
        return nil
    }
}

/// Within how many days to deliver.
extension RequestReader {
    /// Takes the term of delivery; a term of an answer, of payment or of a guarantee is not one.
    func readDays(_ page: inout RequestPage, _ reading: inout RequestReading) {
        for index in page.tokens.indices where !page.isUsed[index] {
            guard let (value, next) = page.number(index), value > 0, value < 1000 else { continue }
            guard let (scale, end) = Self.scale(next, page) else { continue }
            if Self.isOther(index, page) { continue }
            reading.profile.days = UInt16(clamping: value * scale)
            let bounds = Int(page.tokens[index].start)..<Int(page.tokens[end - 1].end)
            reading.marks.append((.days, page.text.original(bounds)))
            page.use(index..<end)
            return
        }
    }

    private static func scale(_ start: Int, _ page: RequestPage) -> (Int, end: Int)? {
        for index in start..<min(start + 4, page.tokens.count) {
            switch page.role(index) {
            case .days?: return (1, index + 1)
            case .weeks?: return (7, index + 1)
            case .months?: return (30, index + 1)
            default: break
            }
            // 25 рабочих дней, 25 р.д.
            if page.tokens[index].kind == .line || page.tokens[index].kind == .number { return nil }
            if page.tokens[index].kind == .word, page.role(index) != .idle, index - start > 0 { return nil }
        }
        return nil
    }

    private static func isOther(_ start: Int, _ page: RequestPage) -> Bool {
        for index in stride(from: start - 1, through: max(0, start - 5), by: -1) {
            if page.tokens[index].kind == .line { return false }
            guard page.tokens[index].kind == .word else { continue }
            let word = page.word(index)
            if ["ответ", "оплат", "гарант", "отсроч", "предоплат", "аванс"].contains(where: word.hasPrefix) {
                return true
            }
        }
        return false
    }
}

/// «НДС(20%) 5.616.666,67», «в т.ч. НДС 20% - 3004-42», «Без НДС», «НДС не облагается».
extension PurposeParser {
    private static let rates = 0...30

    /// Reads what stands around «НДС» at `index`; answers where to go on.
    mutating func takeVAT(at index: Int) -> Int {
        if isWithout(index) {
            vat = vat ?? PaymentVAT.none
            return index + 1
        }
        var (next, rate, sum) = (index + 1, rateBefore(index), Sum?.none)
        while next < tokens.count, next - index < 14 {
            if rate == nil, let (found, behind) = self.rate(at: next) {
                (rate, next) = (found, behind)
            } else if let found = self.sum(at: next), key(found.next) != "%" {
                sum = found
                next = found.next
                break
            } else if Self.passed.contains(key(next)) {
                next += 1
            } else {
                break
            }
        }
        if rate == nil, key(next) == "(", let (found, behind) = self.rate(at: next + 1) {
            (rate, next) = (found, behind)
        }
        let read = PaymentVAT(sum: sum?.kopecks ?? (rate == 0 ? 0 : nil), rate: rate)
        guard read.sum != nil || read.rate != nil else { return index + 1 }
        vat = merged(read)
        return max(next, index + 1)
    }

    private static let passed: Set<String> = [
        "(", ")", "-", "–", "—", ",", ":", "=", ".", "%", "в", "сумме", "сумма", "размере", "по", "ставке", "ставка",
        "составляет",
        "т", "ч", "том", "числе", "руб", "рублей", "это",
    ]

    private func isWithout(_ index: Int) -> Bool {
        let before = [key(index - 1), key(index - 2), key(index - 3)]
        if before[0] == "без" || (before[0] == "(" && before[1] == "налога" && before[2] == "без") { return true }
        if before[1] == "без", ["учета", "налога", "начисления"].contains(before[0]) { return true }
        var next = index + 1
        while [".", ",", "-", "–", ":", "("].contains(key(next)) { next += 1 }
        return ["не", "нет", "необлагается", "освобожден", "освобождается", "необлагается"].contains(key(next))
    }

    /// «20% НДС».
    private func rateBefore(_ index: Int) -> Int? {
        guard key(index - 1) == "%", let rate = Int(key(index - 2)), Self.rates.contains(rate) else { return nil }
        return rate
    }

    /// «20%», «(20 %)», «20» before a sum or at the end.
    private func rate(at index: Int) -> (Int, Int)? {
        guard let token = token(index), token.kind == .number else { return nil }
        // «20/120».
        if token.text.hasSuffix("/1" + token.text.prefix(2)), let rate = Int(token.text.prefix(2)) {
            return (rate, index + 1)
        }
        guard let rate = Int(token.text), Self.rates.contains(rate) else { return nil }
        if key(index + 1) == "%" { return (rate, index + 2) }
        guard [0, 5, 7, 10, 18, 20, 22].contains(rate), key(index + 1) != ",",
            !PurposeWords.roubles.contains(key(index + 1))
        else { return nil }
        // «НДС 20 1000-00» has a rate; «НДС 20 000-00» is a sum.
        guard let sum = sum(at: index), sum.next == index + 1 else { return nil }
        return (rate, index + 1)
    }

    private func merged(_ read: PaymentVAT) -> PaymentVAT {
        guard let vat else { return read }
        // «НДС 20% 100-00, НДС 10% 50-00»: the tax is both.
        if let one = vat.sum, let other = read.sum, one != 0 { return PaymentVAT(sum: one + other, rate: nil) }
        return PaymentVAT(sum: read.sum ?? vat.sum, rate: read.rate ?? vat.rate)
    }
}

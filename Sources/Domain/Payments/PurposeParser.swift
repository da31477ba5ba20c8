/// Reads a purpose of payment from its pieces, from left to right.
struct PurposeParser {
    /// More documents than these are not looked for in one purpose.
    private static let mostReferences = 100
    /// A number is no longer than this: accounts and classification codes have twenty digits.
    private static let longestNumber = 32

    let tokens: [PurposeToken]
    let paidOn: CivilDate?
    private(set) var references: [PaymentReference] = []
    var vat: PaymentVAT?

    init(_ text: String, paidOn: CivilDate?) {
        tokens = PurposeLexer.tokens(of: text)
        self.paidOn = paidOn
    }

    /// Reads all of it.
    mutating func run() {
        var index = 0
        while index < tokens.count, references.count < Self.mostReferences {
            let key = tokens[index].key
            if key == "ндс" || key == "vat" {
                index = takeVAT(at: index)
            } else if let kind = document(at: index), let next = takeList(kind, from: index + 1) {
                index = next
            } else {
                index += 1
            }
        }
        if !references.contains(where: \.isPayable) { takeUnnamed() }
    }

    func token(_ index: Int) -> PurposeToken? { tokens.indices.contains(index) ? tokens[index] : nil }
    func key(_ index: Int) -> String { token(index)?.key ?? "" }

    // MARK: Documents

    /// The document that is named at `index`.
    private func document(at index: Int) -> PaymentReference.Kind? {
        guard tokens[index].kind == .word, let kind = PurposeWords.document(tokens[index].key) else { return nil }
        guard kind == .invoice else { return kind }
        // «за счет», «в счет», «лицевой счет»: no invoice, unless a number mark follows at once.
        let before = key(index - 1) == "." ? key(index - 2) : key(index - 1)
        if PurposeWords.isAccount(before: before), !(["в", "за", "на"].contains(before) && isNumberMark(index + 1)) {
            return nil
        }
        return kind
    }

    private func isNumberMark(_ index: Int) -> Bool { PurposeWords.numberMarks.contains(key(index)) }

    /// Reads numbers behind a document's name, as many as there are; nil when there is none.
    private mutating func takeList(_ named: PaymentReference.Kind, from start: Int) -> Int? {
        guard let behind = passFillers(named, from: start) else { return nil }
        var (kind, index) = (behind.kind, behind.index)
        let first = references.count
        var isFirst = true
        while let (number, next) = number(at: index, isFirst: isFirst) {
            var reference = PaymentReference(kind: kind, number: number, date: isFirst ? behind.date : nil)
            index = next
            takeDetails(&reference, &index)
            references.append(reference)
            isFirst = false
            guard let further = passSeparator(from: index) else { break }
            if token(further)?.kind == .word, !isNumberMark(further), !isPrefix(further) { break }
            index = further
            kind = named
        }
        guard references.count > first else { return nil }
        shareDate(from: first)
        return index
    }

    /// «сч. 12, 13 от 05.02.2023» means both.
    private mutating func shareDate(from first: Int) {
        let group = references[first...]
        guard group.count > 1, let last = group.last?.date, group.dropLast().allSatisfy({ $0.date == nil }) else {
            return
        }
        for index in references.indices where index >= first { references[index].date = last }
    }

    /// Goes from a document's name to its number: «счету на оплату покупателя №», «счет от 12.03.23 N».
    private func passFillers(
        _ named: PaymentReference.Kind,
        from start: Int
    ) -> (kind: PaymentReference.Kind, index: Int, date: CivilDate?)? {
        var (kind, index, words, date) = (named, start, 0, CivilDate?.none)
        while let token = token(index) {
            if PurposeWords.numberMarks.contains(token.key)
                || [".", ":", "(", "-", "\"", "«", "–", ","].contains(token.key)
            {
                index += 1
            } else if token.key == "от", date == nil, let (found, next) = self.date(at: index + 1) {
                (date, index) = (found, next)
            } else if token.kind == .word, !isPrefix(index), PurposeWords.fillers.contains(token.key), words < 5 {
                if token.key.hasPrefix("фак"), kind == .invoice { kind = .taxInvoice }
                if ["на", "за"].contains(token.key), self.token(index + 1)?.kind == .number { return nil }
                (index, words) = (index + 1, words + 1)
            } else {
                break
            }
        }
        return (kind, index, date)
    }

    /// Whether a word is the beginning of a number: «№ ЦБ 00012».
    private func isPrefix(_ index: Int) -> Bool {
        guard let word = token(index), let next = token(index + 1), word.kind == .word, next.kind == .number else {
            return false
        }
        return word.text.count <= 4 && word.text == word.text.uppercased() && isNumberMark(index - 1)
            && !["ОТ", "НДС", "НА", "ПО"].contains(word.text)
    }

    /// A document's number at `index`.
    private func number(at start: Int, isFirst: Bool) -> (String, Int)? {
        var index = start
        while isNumberMark(index) { index += 1 }
        let isMarked = isNumberMark(index - 1)
        if ["б/н", "бн", "б/н."].contains(key(index)) { return ("б/н", index + 1) }
        var prefix = ""
        if isPrefix(index) {
            prefix = tokens[index].text + " "
            index += 1
        }
        guard let token = token(index), token.kind == .number, token.text.count <= Self.longestNumber else {
            return nil
        }
        guard !isLongDigits(token.text), key(index + 1) != "%" else { return nil }
        if !isMarked, date(at: index) != nil, token.text.contains(".") { return nil }
        // What is followed by a currency, or counted, is no number of a document.
        let behind = key(index + 1) == "." ? key(index + 2) : key(index + 1)
        if !isMarked, PurposeWords.roubles.contains(behind) || PurposeWords.units.contains(behind) { return nil }
        if !isFirst, !isMarked, !ends(index + 1) || isDecimal(index) { return nil }
        return (prefix + token.text, index + 1)
    }

    /// A further number without a mark must stand alone: «12, 13 и 14 от …».
    private func ends(_ index: Int) -> Bool {
        guard let next = token(index) else { return true }
        return next.kind == .mark || ["от", "и", "на", "в", "за"].contains(next.key) || isNumberMark(index)
            || PurposeWords.document(next.key) != nil
    }

    private func isLongDigits(_ text: String) -> Bool {
        text.count >= 20 && text.allSatisfy { $0.isASCII && $0.isNumber }
    }

    /// Whether kopecks stand behind: `18026,52`, `5000.00`, `5.616.666,67`; but «12,13,14» are three numbers.
    private func isDecimal(_ index: Int) -> Bool { sum(at: index).map { isClear($0, from: index) } ?? false }

    /// Whether what is written is a sum and no list: small numbers with a comma between them may be either.
    private func isClear(_ sum: Sum, from index: Int) -> Bool {
        guard sum.isExact else { return sum.hasCurrency }
        return sum.hasCurrency || sum.kopecks >= 100_000 || key(index + 1) != ","
    }

    /// From one number to the next: a comma, «и», «;»; nil where the list ends.
    private func passSeparator(from start: Int) -> Int? {
        var index = start
        while [")", "(", "."].contains(key(index)) { index += 1 }
        guard [",", ";", "и", "&", "+"].contains(key(index)) || isNumberMark(index) else { return nil }
        while [",", ";", "и", "&", "+", "по"].contains(key(index)) { index += 1 }
        return index < tokens.count ? index : nil
    }

    /// The date and the sum behind a number.
    private func takeDetails(_ reference: inout PaymentReference, _ index: inout Int) {
        if reference.date == nil, let (date, next) = dateBehind(index) { (reference.date, index) = (date, next) }
        if let (sum, next) = ownSum(behind: index) { (reference.sum, index) = (sum, next) }
    }

    private func dateBehind(_ start: Int) -> (CivilDate, Int)? {
        var index = start
        while ["от", ".", "(", "дата", "dd", "dated", "ot", "\"", "»"].contains(key(index)) { index += 1 }
        let hasWord = key(index - 1) == "от" || key(index - 2) == "от"
        guard let (date, next) = date(at: index),
            hasWord || token(index)?.text.contains(where: { "./".contains($0) }) == true
        else { return nil }
        return (date, next)
    }

    /// «на сумму 5000», «- 5000,00», «(5000 руб.)», «5000-00».
    private func ownSum(behind start: Int) -> (Int64, Int)? {
        var (index, isNamed) = (start, false)
        while let token = token(index) {
            if ["сумму", "сумма", "сумме", "размере"].contains(token.key) {
                // A sentence of its own is about the whole payment.
                if token.key == "сумма", key(index - 1) == "." { return nil }
                isNamed = true
            } else if !["на", "в", "-", "–", "—", "=", ":", "(", ",", "г", "."].contains(token.key) {
                break
            }
            index += 1
            if index - start > 5 { return nil }
        }
        guard let sum = sum(at: index), isNamed || isClear(sum, from: index), key(sum.next) != "%" else {
            return nil
        }
        return (sum.kopecks, sum.next)
    }

    // MARK: A number without a word

    /// «Оплата № 1024 от 01.01.23»: taken only where no document is named.
    private mutating func takeUnnamed() {
        for index in tokens.indices where isNumberMark(index) && tokens[index].key != "ном" {
            let before = key(index - 1)
            guard index == 0 || before.hasPrefix("опл") || before.hasPrefix("предопл") || before == "по" else {
                continue
            }
            guard let next = takeList(.unnamed, from: index) else { continue }
            _ = next
            return
        }
    }
}

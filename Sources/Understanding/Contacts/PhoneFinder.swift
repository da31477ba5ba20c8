package import Domain

/// Finds numbers of telephone in text.
///
/// Runs of digits that look like one are looked at only, since asking libphonenumber costs most; a run behind `ИНН`,
/// `р/с`, `арт.` and the like is none, and bare digits count only behind a word such as `тел.` or as a mobile number.
package struct PhoneFinder: Sendable {
    private let plan: NumberingPlan
    private let limit: Int

    /// Creates a finder of at most `limit` numbers, read as dialled in `plan`.
    package init(plan: NumberingPlan = NumberingPlan(), limit: Int = 5) {
        (self.plan, self.limit) = (plan, limit)
    }

    /// The numbers of a text in E.164, in their order, each once.
    package func all(in text: String) -> [String] {
        guard text.utf8.count(where: Self.isDigit) >= 7 else { return [] }
        let bytes = Array(text.utf8)
        var found: [String] = []
        var index = 0
        while index < bytes.count, found.count < limit {
            guard Self.isDigit(bytes[index]) || bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "(")
            else {
                index += 1
                continue
            }
            let run = Self.run(bytes, from: index)
            if let number = number(run, in: bytes), !found.contains(number) { found.append(number) }
            index = max(run.range.upperBound, index + 1)
        }
        return found
    }

    /// Digits with what people put between them.
    private struct Run {
        var range: Range<Int>
        var digits: [UInt8] = []
        var hasPlus = false
        var marks = 0
    }

    private static func run(_ bytes: [UInt8], from start: Int) -> Run {
        var run = Run(range: start..<start)
        var (index, gap, opened) = (start, 0, false)
        scan: while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case 0x30...0x39:
                if gap > 0, isWhole(run) { break scan }
                run.digits.append(byte)
                run.range = start..<(index + 1)
                gap = 0
            case UInt8(ascii: "+"):
                guard run.digits.isEmpty, !run.hasPlus else { break scan }
                run.hasPlus = true
            case UInt8(ascii: "("):
                guard !opened else { break scan }
                opened = true
                run.marks += 1
                gap += 1
            case UInt8(ascii: ")"), UInt8(ascii: "-"), UInt8(ascii: "."), 0x20, 9:
                run.marks += byte == 0x20 || byte == UInt8(ascii: ".") ? 0 : 1
                gap += 1
            case 0xC2, 0xA0, 0xE2, 0x80, 0x90...0x95: gap += 1  // no-break spaces and dashes
            default: break scan
            }
            if gap > 5 || run.digits.count > 15 { break }
            index += 1
        }
        return run
    }

    /// Whether a number is whole, so that what follows a gap is another.
    private static func isWhole(_ run: Run) -> Bool {
        switch run.digits.first {
        case UInt8(ascii: "7"), UInt8(ascii: "8"): run.digits.count == 11
        default: run.digits.count >= 12
        }
    }

    private func number(_ run: Run, in bytes: [UInt8]) -> String? {
        let count = run.digits.count
        guard count >= 7, count <= 15, stands(run, in: bytes) else { return nil }
        let word = Self.word(before: run.range.lowerBound, in: bytes)
        if Self.vetoes.contains(where: word.endsExactly) { return nil }
        let isCalled = Self.words.contains(where: word.endsExactly)
        guard isCalled || isTelling(run) else { return nil }
        let text = String(decoding: bytes[run.range], as: UTF8.self)
        guard let number = PhoneNumber(Self.plain(run, text), plan: plan), number.kind == .e164 else { return nil }
        return number.text
    }

    private static func plain(_ run: Run, _ text: String) -> String {
        (run.hasPlus ? "+" : "") + String(decoding: run.digits, as: UTF8.self)
    }

    /// Whether nothing stands at its ends that makes it a part of something longer.
    private func stands(_ run: Run, in bytes: [UInt8]) -> Bool {
        if let before = run.range.lowerBound > 0 ? bytes[run.range.lowerBound - 1] : nil {
            if Self.isWordByte(before) || "/@=_#№%&-".utf8.contains(before) && !run.hasPlus { return false }
            let start = run.range.lowerBound
            if before == UInt8(ascii: "."), start > 1, Self.isDigit(bytes[start - 2]) { return false }
        }
        guard run.range.upperBound < bytes.count else { return true }
        let after = bytes[run.range.upperBound]
        if "@_%/".utf8.contains(after) { return false }
        return !(after | 0x20 >= 0x61 && after | 0x20 <= 0x7A)
    }

    /// Whether digits without a word before them look like a number of telephone: a `+`, brackets or dashes, or the
    /// eleven digits that begin with 7 or 8, or a mobile number.
    private func isTelling(_ run: Run) -> Bool {
        let first = run.digits.first ?? 0
        if run.hasPlus { return true }
        switch run.digits.count {
        case 11: return first == UInt8(ascii: "8") || first == UInt8(ascii: "7")
        case 10: return first == UInt8(ascii: "9") || run.marks >= 2
        default: return false
        }
    }

    /// The text right before a place, without blanks and marks, in lower case.
    private static func word(before end: Int, in bytes: [UInt8]) -> String {
        var start = max(0, end - 48)
        if let line = bytes[start..<end].lastIndex(of: 10) { start = line + 1 }
        while start < end, bytes[start] & 0xC0 == 0x80 { start += 1 }
        return String(decoding: bytes[start..<end], as: UTF8.self)
            .trimming { $0.isWhitespace || ".:;,№#-–—=*|(\"".contains($0) }.lowered()
    }

    private static let vetoes: [String] = """
        инн; кпп; огрн; огрнип; окпо; оквэд; октмо; бик; р/с; р/сч; к/с; к/сч; л/с; рс; кс; расчетный счет; расчётный счёт; \
        счет; счёт; счету; счета; арт; артикул; код; кат; каталожный номер; номенклатура; заказ; заказа; заказу; договор; договора; \
        договору; гост; ту; штрихкод; штрих-код; серийный номер; зав; заводской номер; id; ean; s/n; sn; p/n; article; sku; order; \
        invoice; inn; kpp; накладная; снилс; паспорт; кадастровый номер; ticket; заявка; заявки; кбк; уин; закупка; закупки; \
        извещение; лот; процедура; cas; тн вэд; vat; iban; swift; account
        """.split(separator: ";").map { $0.trimmingSpace() }

    private static let words: [String] = """
        тел; телефон; телефону; телефона; тел/факс; т; т/ф; моб; мобильный; сот; сотовый; раб; рабочий; phone; tel; telephone; \
        mob; mobile; cell; whatsapp; viber; telegram; ватсап; вотсап; вайбер; телеграм; звоните; позвоните; связи; contact; call; \
        ph; tlf; номер телефона; контактный номер; перезвоните
        """.split(separator: ";").map { $0.trimmingSpace() }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte == 0xD0 || byte == 0xD1
    }
}

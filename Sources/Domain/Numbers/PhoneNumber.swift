import CPhoneNumber

/// A caller's or dialled number, read as leniently as providers write it: `+7…`, `7…`, `8…`, ten digits, the seven of
/// the city, `810…`, `00…`, with brackets, dashes or `%20`, as a SIP or tel URI, as letters (`SBERBANK`), as a short
/// code (`0000`), or not at all.
package struct PhoneNumber: Hashable, Sendable, Codable {
    /// What kind of number was read.
    package enum Kind: String, Hashable, Sendable, Codable {
        /// A full number of some country, valid in its plan; ``text`` is E.164 with `+`.
        case e164
        /// Digits that are no full number: a short code, an extension, a misdialled one; ``text`` is the digits.
        case short
        /// A name in the number's place; ``text`` is that name, trimmed.
        case name
    }

    /// What kind of number it is.
    package let kind: Kind
    /// The number in its one form; two spellings of one number have the same text.
    package let text: String

    /// Reads a number as `plan` would dial it. Nil when the number is withheld or absent (empty, `<unknown>`,
    /// `anonymous`, `unavailable`, `restricted`, `private`) or holds nothing readable.
    package init?(_ raw: String, plan: NumberingPlan = NumberingPlan()) {
        let core = PhoneNumber.core(of: raw)
        guard !core.isEmpty, !PhoneNumber.withheld.contains(core.lowercased()) else { return nil }
        let digits = core.filter { $0.isASCII && $0.isNumber }
        if core.contains(where: { $0.isLetter }) || digits.isEmpty {
            guard core.contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
            self.kind = .name
            self.text = String(core.prefix(PhoneNumber.longest))
            return
        }
        if let e164 = PhoneNumber.e164(core: core, digits: String(digits), plan: plan) {
            self.kind = .e164
            self.text = e164
        } else {
            self.kind = .short
            self.text = String(digits.prefix(PhoneNumber.longest))
        }
    }

    /// The city code of a full Russian number (`812` of `+78125550101`), for numbers dialled beside it.
    package var cityCode: String? {
        guard kind == .e164, text.hasPrefix("+7"), text.count == 12 else { return nil }
        return String(text.dropFirst(2).prefix(3))
    }

    /// The number for people: `+7 (812) 648-23-34` for Russia, the international form for others, the text as it is for
    /// what is no full number.
    package var formatted: String {
        guard kind == .e164 else { return text }
        if text.hasPrefix("+7"), text.count == 12 {
            let digits = Array(text.dropFirst(2))
            func part(_ range: Range<Int>) -> String { String(digits[range]) }
            return "+7 (\(part(0..<3))) \(part(3..<6))-\(part(6..<8))-\(part(8..<10))"
        }
        return PhoneNumber.call { out, capacity in
            svod_phone_international(text, text.utf8.count, out, capacity)
        } ?? text
    }
}

extension PhoneNumber {
    /// Nothing longer is a number or a sender's name; E.164 has 15 digits, a GSM sender 11 letters.
    private static let longest = 40

    private static let withheld: Set<String> = [
        "<unknown>", "unknown", "anonymous", "unavailable", "restricted", "private", "withheld", "none", "(null)", "s",
    ]

    /// The part that names the number: without URI scheme, parameters, host, percent-escapes and blanks at the ends.
    private static func core(of raw: String) -> String {
        var text = Substring(raw.prefix(256))
        if text.contains("%") { text = Substring(unescaped(text)) }
        text = text.trimmingBlanks()
        if text.hasPrefix("<"), text.hasSuffix(">"), text.count > 2 { text = text.dropFirst().dropLast() }
        for scheme in ["sips:", "sip:", "tel:"] where text.lowercased().hasPrefix(scheme) {
            text = text.dropFirst(scheme.count)
        }
        if let end = text.firstIndex(where: { $0 == "@" || $0 == ";" }) { text = text[..<end] }
        if text.lowercased() == "unknown" { return "unknown" }
        return String(text.trimmingBlanks())
    }

    private static func unescaped(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func e164(core: String, digits: String, plan: NumberingPlan) -> String? {
        for candidate in candidates(core: core, digits: digits, plan: plan) {
            if let found = call({ out, capacity in
                svod_phone_e164(candidate, candidate.utf8.count, plan.country, out, capacity)
            }) {
                return found
            }
        }
        return nil
    }

    /// The ways the digits may be meant, likeliest first. A `+` is taken at its word.
    private static func candidates(core: String, digits: String, plan: NumberingPlan) -> [String] {
        if core.hasPrefix("+") { return ["+" + digits] }
        guard plan.country == "RU" else { return [digits, "+" + digits] }
        if digits.hasPrefix("810"), digits.count > 11 { return ["+" + digits.dropFirst(3)] }
        if digits.hasPrefix("00"), digits.count > 11 { return ["+" + digits.dropFirst(2)] }
        switch digits.count {
        case 11 where digits.hasPrefix("8") || digits.hasPrefix("7"): return ["+7" + digits.dropFirst()]
        case 10: return ["+7" + digits]
        case 5...7:
            guard let cityCode = plan.cityCode, cityCode.count + digits.count == 10 else { return [] }
            return ["+7" + cityCode + digits]
        case 11...15: return ["+" + digits]
        default: return []
        }
    }

    private static func call(_ body: (UnsafeMutablePointer<CChar>, Int) -> Bool) -> String? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer in
            guard let start = buffer.baseAddress, body(start, buffer.count) else { return nil }
            return String(cString: start)
        }
    }
}

extension Substring {
    fileprivate func trimmingBlanks() -> Substring {
        var text = self
        while let first = text.first, first.isWhitespace { text = text.dropFirst() }
        while let last = text.last, last.isWhitespace { text = text.dropLast() }
        return text
    }
}

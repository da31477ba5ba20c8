package import Domain

/// Numbers and sums as people write them: `1 234 567,89 ₽`, `1,234.50`, `(500)`, `12.5 $`.
package enum MoneyText {
    /// Reads a decimal number as `10^decimals` units, digits beyond rounded half away from zero; nil when it is none.
    package static func units(_ text: some StringProtocol, decimals: Int) -> Int64? {
        var body = Substring(String(text.filter { !$0.isWhitespace && $0 != "'" && $0 != "\u{2019}" }))
        var isNegative = false
        if body.hasPrefix("("), body.hasSuffix(")") { (body, isNegative) = (body.dropFirst().dropLast(), true) }
        if let sign = body.first, "-+\u{2212}\u{2013}".contains(sign) {
            isNegative = isNegative != (sign != "+")
            body = body.dropFirst()
        }
        guard let (whole, fraction) = parts(String(body)) else { return nil }
        var digits = fraction.prefix(decimals)
        let isRoundedUp = fraction.dropFirst(decimals).first.map { $0 >= "5" } ?? false
        while digits.count < decimals { digits.append("0") }
        guard let units = Int64(whole + digits) else { return nil }
        let (sum, isTooLarge) = units.addingReportingOverflow(isRoundedUp ? 1 : 0)
        guard !isTooLarge, sum <= Int64.max / 4 else { return nil }
        return isNegative ? -sum : sum
    }

    /// Reads a sum with its currency; `currency` is meant where the text names none. Kopecks and cents are hundredths.
    package static func money(_ text: some StringProtocol, currency: String) -> Money? {
        var body = String(text).lowercased()
        var found = currency
        for (sign, code) in signs where body.contains(sign) {
            body = body.replacing(sign, with: "")
            found = code
            break
        }
        return units(body, decimals: 2).map { Money(minor: $0, currency: found) }
    }

    private static let signs = [
        ("₽", "RUB"), ("рублей", "RUB"), ("рубля", "RUB"), ("руб.", "RUB"), ("руб", "RUB"), ("rub", "RUB"),
        ("р.", "RUB"),
        ("$", "USD"), ("usd", "USD"), ("€", "EUR"), ("eur", "EUR"), ("cny", "CNY"), ("¥", "CNY"), ("₸", "KZT"),
        ("kzt", "KZT"), ("byn", "BYN"),
    ]

    /// Digits before and behind the decimal sign. Of two different signs the last is the decimal one; one that comes
    /// several times, or a comma or point before exactly three digits with one to three before, groups thousands only
    /// when it comes several times: `1,234` is one and a bit, as Russian sheets write it.
    private static func parts(_ body: String) -> (String, String)? {
        let marks = body.filter { $0 == "," || $0 == "." }
        guard body.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "," || $0 == ".") }) else { return nil }
        guard body.contains(where: \.isNumber) else { return nil }
        guard let last = marks.last else { return (body, "") }
        let isGrouping = marks.count > 1 && marks.allSatisfy { $0 == last }
        let pieces = body.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
        let groups = isGrouping ? pieces : Array(pieces.dropLast())
        // Groups behind the first have three digits, or it is no number but a version or a date.
        guard groups.dropFirst().allSatisfy({ $0.count == 3 }), marks.dropLast().allSatisfy({ $0 == marks.first })
        else {
            return nil
        }
        if isGrouping { return (pieces.joined(), "") }
        return (groups.isEmpty ? "0" : zeroed(groups.joined()), String(pieces.last ?? ""))
    }

    private static func zeroed(_ text: String) -> String { text.isEmpty ? "0" : text }
}

import Domain

/// An event as somebody types it at a terminal.
enum EventText {
    /// The record of `text`: `deal:42`, `lead:7`, `company:3`. Throws `invalidInput`.
    static func subject(_ text: String) throws -> DomainEvent.Subject {
        let fields = text.split(separator: ":", omittingEmptySubsequences: false)
        guard fields.count == 2, let number = Int64(fields[1]), number > 0 else { throw unreadable(text) }
        switch fields[0] {
        case "lead": return .lead(LeadID(number))
        case "company": return .company(CompanyID(number))
        case "deal", "request", "reservation", "account": return .card(CardID(number))
        default: throw unreadable(text)
        }
    }

    /// Who usually says what is called so: money and goods come from 1C, calls from the exchange.
    static func source(of event: String) -> ValueSource {
        switch event.prefix(while: { $0 != "." }) {
        case "call": .call
        case "letter": .letter
        case "message", "form": .intake
        default: .onec
        }
    }

    /// Reads `text` as what it looks like: a number, money, a day, a flag; otherwise it is a text.
    static func value(_ text: String) -> FieldValue {
        if let day = CivilDate(text) { return .date(day) }
        switch text {
        case "true", "yes", "да": return .flag(true)
        case "false", "no", "нет": return .flag(false)
        default: return money(text) ?? number(text) ?? .text(text)
        }
    }

    private static func number(_ text: String) -> FieldValue? {
        if let whole = Int64(text) { return .int(whole) }
        return decimal(text, places: 3).map { .quantity($0) }
    }

    /// `1500RUB`, `1500.50 RUB`.
    private static func money(_ text: String) -> FieldValue? {
        let currency = text.suffix(3)
        guard currency.count == 3, currency.allSatisfy({ $0.isASCII && $0.isUppercase }) else { return nil }
        let sum = text.dropLast(3).trimmingSuffix(while: { $0 == " " })
        return decimal(String(sum), places: 2).map { .money(Money(minor: $0, currency: String(currency))) }
    }

    /// A number with at most `places` decimals, in units of the last place.
    private static func decimal(_ text: String, places: Int) -> Int64? {
        let isNegative = text.hasPrefix("-")
        let parts = (isNegative ? text.dropFirst() : text[...]).split(
            separator: ".",
            maxSplits: 1,
            omittingEmptySubsequences: false
        )
        guard let whole = parts.first, !whole.isEmpty else { return nil }
        let fraction = parts.count == 2 ? parts[1] : "0"
        let digits = whole + fraction + String(repeating: "0", count: max(0, places - fraction.count))
        guard !fraction.isEmpty, fraction.count <= places, digits.allSatisfy({ $0.isASCII && $0.isNumber }),
            let value = Int64(digits)
        else { return nil }
        return isNegative ? -value : value
    }

    private static func unreadable(_ text: String) -> SvodError {
        SvodError(.invalidInput, "'\(text)' is no record: write it as deal:42, lead:7, company:3")
    }
}

extension StringProtocol {
    /// Without the letters at its end for which `isLeft` holds.
    fileprivate func trimmingSuffix(while isLeft: (Character) -> Bool) -> SubSequence {
        var end = endIndex
        while end > startIndex, isLeft(self[index(before: end)]) { end = index(before: end) }
        return self[startIndex..<end]
    }
}

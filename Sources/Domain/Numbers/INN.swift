/// The number under which a Russian company (10 digits) or person (12) pays taxes.
///
/// Its last digit, or last two, are check digits (order of the Federal Tax Service ММВ-7-6/435@, appendix): a slip of
/// the hand is noticed.
package struct INN: Hashable, Sendable, Codable {
    /// The digits.
    package let text: String

    /// Reads a number; blanks and dashes within are left out. Nil when it has another length or a wrong check digit.
    package init?(_ raw: some StringProtocol) {
        let kept = raw.unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "-" && $0 != "\u{A0}" }
        let digits = kept.compactMap { ("0"..."9").contains($0) ? Int($0.value) - 48 : nil }
        guard digits.count == kept.count, INN.isRight(digits) else { return nil }
        text = digits.map(String.init).joined()
    }

    /// Reads a number from which a spreadsheet took the leading zero.
    package init?(withoutZero raw: some StringProtocol) {
        self.init("0" + String(raw))
    }

    /// Whether it is a person's (a sole trader's).
    package var isPerson: Bool { text.utf8.count == 12 }

    private static func isRight(_ digits: [Int]) -> Bool {
        switch digits.count {
        case 10: check(digits, [2, 4, 10, 3, 5, 9, 4, 6, 8]) == digits[9] && digits.contains { $0 != 0 }
        case 12:
            check(digits, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) == digits[10]
                && check(digits, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) == digits[11] && digits.contains { $0 != 0 }
        default: false
        }
    }

    private static func check(_ digits: [Int], _ weights: [Int]) -> Int {
        zip(digits, weights).map(*).reduce(0, +) % 11 % 10
    }
}

import Domain

/// What a typed text may mean.
struct SearchTerms {
    /// A number as it was typed.
    enum Number: Equatable {
        /// All of it.
        case whole(String)
        /// Some of its digits, and how numbers may begin whose first digits they are.
        case piece(String, beginnings: [String])
    }

    /// The folded text, and what the same keys type in the other layout.
    let keys: [String]
    /// The number, when there are enough digits.
    let number: Number?
    /// A record's own number.
    let id: Int64?

    init(_ text: String, plan: NumberingPlan) {
        let digits = text.filter { $0.isASCII && $0.isNumber }
        let hasLetters = text.contains { $0.isLetter }
        let typed = hasLetters ? [text, KeyboardLayout.other(text)].compactMap { $0 } : []
        keys = typed.map { FoldedKey.of($0) }.filter { $0.count > 1 }
        if !hasLetters, digits.count >= 4 {
            let read = PhoneNumber(text, plan: plan)
            number =
                read?.kind == .e164
                ? read.map { .whole($0.text) } : .piece(digits, beginnings: Self.beginnings(digits, plan))
        } else {
            number = nil
        }
        id = hasLetters ? nil : Int64(digits)
        extensionText = hasLetters ? nil : digits
    }

    /// What was typed may be the whole of a short number's beginning, the international form without its plus, or the
    /// national one, in Russia perhaps with 8 before it.
    private static func beginnings(_ digits: String, _ plan: NumberingPlan) -> [String] {
        let plain = [digits, "+" + digits]
        guard plan.country == "RU" else { return plain }
        let national = "+7" + digits
        return plain + (digits.hasPrefix("8") ? [national, "+7" + digits.dropFirst()] : [national])
    }

    private let extensionText: String?

    /// Whether there is nothing to look for.
    var isEmpty: Bool { keys.isEmpty && number == nil && id == nil }

    /// Whether a colleague is meant: every word begins a word of the name or the department, or it is the phone.
    func fits(_ colleague: DeskColleague) -> Bool {
        if let extensionText, !extensionText.isEmpty, colleague.extension?.hasPrefix(extensionText) == true {
            return true
        }
        let words = FoldedKey.words(of: colleague.name + " " + (colleague.department ?? ""))
        return keys.contains { key in
            FoldedKey.words(of: key).allSatisfy { part in words.contains { $0.hasPrefix(part) } }
        }
    }
}

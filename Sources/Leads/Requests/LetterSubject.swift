/// The subject of a letter without what answering and forwarding put before it.
package enum LetterSubject {
    /// The bare subject: no `Re:`, `Fwd:`, `На:`, no token of ours.
    package static func bare(_ subject: String) -> String {
        var text = Substring(subject)
        while let cut = withoutMark(text) { text = cut }
        return String(withoutTokens(text)).trimmingBlanks
    }

    /// The subject of an answer.
    package static func answer(to subject: String?) -> String {
        let bare = bare(subject ?? "")
        return bare.isEmpty ? "Re:" : "Re: \(bare)"
    }

    private static let marks: Set<String> = [
        "re", "fw", "fwd", "aw", "sv", "ответ", "на", "отв", "пер", "перес", "нa",
    ]

    /// The text behind one mark such as `RE[2]:`; nil where none stands.
    private static func withoutMark(_ text: Substring) -> Substring? {
        let text = text.drop { $0.isWhitespace }
        guard let colon = text.prefix(10).firstIndex(of: ":") else { return nil }
        let word = text[..<colon].prefix { $0.isLetter }.lowercased()
        let rest = text[..<colon].dropFirst(word.count)
        guard marks.contains(word), rest.allSatisfy({ "[]() ".contains($0) || $0.isNumber }) else { return nil }
        return text[text.index(after: colon)...]
    }

    private static func withoutTokens(_ text: Substring) -> String {
        SubjectToken.all(in: String(text)).reduce(String(text)) { $0.replacing("[#\($1)]", with: "") }
    }
}

extension String {
    /// The text without blanks at its ends.
    var trimmingBlanks: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text = text.dropFirst() }
        while text.last?.isWhitespace == true { text = text.dropLast() }
        return String(text)
    }
}

import Understanding

/// The texts of a letter while they are gathered, and which of them is the letter's.
struct LetterTexts {
    private var plain: [String] = []
    private var html: [String] = []

    /// Adds a part of plain text.
    mutating func add(plain text: String, isAlternative: Bool) { plain.append(text) }

    /// Adds a part of HTML.
    mutating func add(html text: String, isAlternative: Bool) { html.append(text) }

    /// Adds what others gathered.
    mutating func add(_ other: LetterTexts) {
        plain += other.plain
        html += other.html
    }

    /// Puts the text together: the plain one where it is not blank, else that of the HTML.
    mutating func finish(into letter: inout Letter) {
        let own = plain.filter { !Self.isBlank($0) }
        let pages = html.filter { !Self.isBlank($0) }
        if own.isEmpty {
            guard !pages.isEmpty else { return }
            let read = pages.map(HTMLReader.read)
            letter.text = read.map(\.text).joined(separator: "\n")
            letter.isHTMLOnly = true
            letter.html = HTMLText(text: letter.text, above: read.first?.above, tables: read.flatMap(\.tables))
        } else {
            letter.text = own.joined(separator: "\n")
            // Of letters that have both, HTML is looked at for tables and for marks of quoting only.
            guard pages.contains(where: Self.isTelling) else { return }
            let read = pages.map(HTMLReader.read)
            letter.html = HTMLText(text: "", above: read.first?.above, tables: read.flatMap(\.tables))
        }
    }

    private static func isTelling(_ html: String) -> Bool {
        html.utf8.count < 1 << 20 && tellingMarks.stands(in: html)
    }

    private static let tellingMarks = WordList(["<td", "<TD", "quote", "divRplyFwdMsg", "border-top"])

    private static func isBlank(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 <= 0x20 } || text.allSatisfy { $0.isWhitespace || $0 == "\u{FEFF}" }
    }
}

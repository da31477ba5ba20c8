/// Finds the name of the person who wrote: behind words of parting, behind `меня зовут`.
package enum NameFinder {
    /// The name that a letter is signed with; nil where none stands.
    package static func signed(in text: String) -> String? {
        let lines = TextLines.of(text, limit: 2_000)
        for (index, line) in lines.enumerated().reversed() where line.utf8.count < 200 {
            let clean = line.trimming { $0.isWhitespace || "-–—*".contains($0) }
            guard heads.contains(clean.head) else { continue }
            let lower = clean.lowered()
            if let word = introductions.first(where: lower.beginsExactly) {
                if let name = name(in: String(clean.dropFirst(word.count))) { return name }
            }
            guard let parting = partings.first(where: lower.beginsExactly) else { continue }
            if let name = name(in: String(clean.dropFirst(parting.count))) { return name }
            for next in lines[(index + 1)...].prefix(3) where !next.trimmingSpace().isEmpty {
                if let name = name(in: next) { return name }
            }
        }
        return nil
    }

    /// Whether a line begins with words of parting.
    static func isParting(_ line: String) -> Bool {
        guard line.utf8.count < 200 else { return false }
        let clean = line.trimming { $0.isWhitespace || "-–—*".contains($0) }
        guard heads.contains(clean.head) else { return false }
        let lower = clean.lowered()
        return partings.contains(where: lower.beginsExactly)
    }

    /// Whether a text is the name of a person and not of a department or a robot.
    package static func isPerson(_ text: String) -> Bool {
        let lower = text.lowered()
        return name(in: text) != nil && !strangers.stands(in: lower)
    }

    /// One to four words with capitals and nothing else; a post before a comma, or behind one, is left out.
    private static func name(in text: String) -> String? {
        for piece in text.split(separator: ",").prefix(2) {
            let words = piece.trimming { $0.isWhitespace || ".:;!-–—*".contains($0) }.split { $0.isWhitespace }
            guard (1...4).contains(words.count), words.allSatisfy(isNameWord) else { continue }
            let name = words.joined(separator: " ")
            let lower = name.lowered()
            if lower.count >= 2, !strangers.stands(in: lower) { return name }
        }
        return nil
    }

    private static func isNameWord(_ word: Substring) -> Bool {
        guard let first = word.first, first.isUppercase, word.count <= 30 else { return false }
        return word.allSatisfy { $0.isLetter || "-.'’".contains($0) }
    }

    /// With what ``introductions`` and ``partings`` begin.
    private static let heads = Set((introductions + partings).map(\.head))

    private static let introductions = [
        "меня зовут", "контактное лицо:", "контактное лицо", "конт. лицо:", "фио:", "исполнитель:", "исп.:", "исп.",
        "my name is",
    ]

    private static let partings: [String] = """
        с уважением; с наилучшими пожеланиями; с уваж.; c уважением; best regards; kind regards; regards; sincerely; \
        thanks and regards; mit freundlichen grüßen; cordialement; saludos; спасибо; thanks
        """.split(separator: ";").map { $0.trimmingSpace() }

    private static let strangers = WordList([
        "отдел", "менеджер", "инженер", "директор", "специалист", "служба", "компания", "группа", "коллектив",
        "команда",
        "магазин", "сайт", "робот", "ооо", "зао", "оао", "отправлено", "уважением", "бухгалтер", "снабжени", "закуп",
        "manager", "department", "sales", "support", "team", "info", "noreply", "no-reply", "robot", "mailer",
        "administrator", "admin", "заранее", "жду", "ответ", "внимание",
    ])
}

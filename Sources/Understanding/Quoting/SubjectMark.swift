/// What the first mark of a subject says: `Re:`, `Fwd:`, `Ответ:`, `Пересл:`.
package enum SubjectMark: Hashable, Sendable {
    /// The letter answers another.
    case reply
    /// It passes another on.
    case forward

    /// Reads a subject; nil without a mark. A number in brackets is a part of it: `Re[2]:`.
    package init?(_ subject: String) {
        let text = subject.trimmingSpace()
        guard let colon = text.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
        let label = text[..<colon].prefix { $0 != "[" && $0 != "(" && $0 != "^" }.trimmingSpace().lowered()
        if Self.replies.contains(label) {
            self = .reply
        } else if Self.forwards.contains(label) {
            self = .forward
        } else {
            return nil
        }
    }

    /// The subject without all such marks: two letters of one matter have the same.
    package static func stripped(_ subject: String) -> String {
        var text = subject.trimmingSpace()
        for _ in 0..<20 where SubjectMark(text) != nil {
            guard let colon = text.firstIndex(where: { $0 == ":" || $0 == "：" }) else { break }
            text = text[text.index(after: colon)...].trimmingSpace()
        }
        return text
    }

    private static let replies: Set<String> = [
        "re", "ответ", "отв", "на", "відп", "відповідь", "aw", "antw", "antwort", "sv", "vs", "odp", "r", "rif", "res",
        "resp", "ré", "réf",
        "ynt", "yanıt", "cevap", "atb", "bls", "回复", "回覆", "答复", "vá", "re-", "αποτ", "απ", "ref", "ad", "hа", "rе",
    ]

    private static let forwards: Set<String> = [
        "fw", "fwd", "пер", "пересл", "переслано", "пересылаю", "fwd/", "wg", "tr", "rv", "enc", "i", "vb", "vl",
        "vs fw", "pd", "pdf fw",
        "ilt", "i̇lt", "doorst", "转发", "轉寄", "továbbítás", "πρθ", "fs", "vid", "videresendt", "rvd", "trs", "inoltro",
        "weiterleitung",
        "перенаправлено", "fwd fwd", "redir", "továbbít", "fyw",
    ]
}

import Domain
import Records

/// What a letter answers, below it as people expect it.
enum LetterQuote {
    /// The text with what it answers below it, each line behind a `>`.
    static func below(_ text: String, _ asked: MessageRecord?) -> String {
        guard let asked, !asked.text.isEmpty else { return text }
        let who = asked.name ?? asked.address ?? ""
        let lines = asked.text.split(separator: "\n", omittingEmptySubsequences: false).prefix(longest)
        return "\(text)\n\n\(who) написал(а):\n" + lines.map { $0.isEmpty ? ">" : "> \($0)" }.joined(separator: "\n")
    }

    /// So many lines are quoted.
    private static let longest = 200
}

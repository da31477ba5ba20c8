/// Other ways to write an article: its Cyrillic letters in Latin ones, and typed in the other keyboard layout.
enum ArticleAliases {
    /// The other writings of an article, without the article itself.
    static func of(_ article: String) -> [String] {
        let lower = article.lowercased()
        var aliases: Set<String> = []
        for table in [common, passport, german] { aliases.insert(written(lower, by: table)) }
        aliases.insert(String(lower.map { otherKeys[$0] ?? $0 }))
        aliases.remove(lower)
        return aliases.sorted()
    }

    private static func written(_ article: String, by table: [Character: String]) -> String {
        article.map { table[$0] ?? String($0) }.joined()
    }

    private static let common: [Character: String] = [
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "й": "y", "к": "k",
        "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h",
        "ц": "c", "ч": "ch", "ш": "sh", "щ": "sch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    ]
    private static let passport = common.merging(["х": "kh", "ц": "ts", "й": "i", "щ": "shch"]) { $1 }
    private static let german = common.merging(["ц": "z", "в": "w", "й": "j", "э": "ae"]) { $1 }

    private static let otherKeys: [Character: Character] = {
        let latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
        let cyrillic = "йцукенгшщзхъфывапролджэячсмитьбю"
        var keys = Dictionary(zip(latin, cyrillic)) { first, _ in first }
        for (key, letter) in zip(cyrillic, latin) { keys[key] = letter }
        // Separators of an article are no slipped letters.
        for mark in [",", ".", "'", ";"] as [Character] { keys[mark] = nil }
        return keys
    }()
}

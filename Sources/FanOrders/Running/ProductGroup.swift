import Domain

/// Goods for which somebody answers: fan orders of them are told to those.
package struct ProductGroup: Hashable, Sendable {
    /// What it is called.
    package let name: String
    /// Beginnings of words by which its goods are known: `ЦНСГ`, `задвижк`.
    package let words: [String]
    /// The logins of those who answer for it.
    package let managers: [String]

    /// Creates a group.
    package init(name: String, words: [String], managers: [String]) {
        self.name = name
        self.words = words
        self.managers = managers
    }

    /// Whether goods of it stand in a text that is cut into folded words.
    func concerns(_ words: Set<Substring>) -> Bool {
        self.words.contains { beginning in
            let key = FoldedKey.of(beginning)
            return !key.isEmpty && words.contains { $0.hasPrefix(key) }
        }
    }
}

private import Domain

/// Finds the lexicon's word or the city that a misspelt word means.
enum WordSlips {
    /// The stem that is meant: typed in the other layout, written in Latin letters, or one slip away; nil when the word
    /// is none of these.
    static func known(_ word: String, stem: String) -> String? {
        if let other = KeyboardLayout.other(word) {
            let stem = Stemmer.stem(other)
            if isKnown(stem) || isUnspeakable(word) { return stem }
        }
        let sound = Sound.of(stem)
        if word.utf8.allSatisfy({ $0 < 0x80 }) {
            guard word.utf8.count >= 4 else { return nil }
            return bySound[Sound.of(word)] ?? bySound[sound] ?? bySound[Array(Sound.of(word).dropLast())]
        }
        let letters = Array(stem.utf16)
        guard letters.count >= 5 else { return nil }
        for hash in [ArticleShape.hash(letters)] + lacking(letters) {
            for candidate in slips[hash] ?? [] where isMeant(letters, candidate) { return candidate }
        }
        return nil
    }

    /// The first letter is seldom the wrong one, and a short city is one slip away from too many words.
    private static func isMeant(_ letters: [UInt16], _ candidate: String) -> Bool {
        let meant = Array(candidate.utf16)
        guard letters.first == meant.first || letters.count > 7, Slips.isOne(letters, meant) else { return false }
        return letters.count > 5 || WordLexicon.role(of: candidate) != nil
    }

    /// Whether a Latin word has too few vowels to be one: a name typed in the other layout.
    private static func isUnspeakable(_ word: String) -> Bool {
        let letters = word.utf8
        guard letters.count >= 6, letters.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) else { return false }
        return letters.count { "aeiouy".utf8.contains($0) } * 5 < letters.count
    }

    private static func isKnown(_ stem: String) -> Bool {
        stem.utf16.count >= 2 && (WordLexicon.role(of: stem) != nil || Gazetteer.places(stem) != nil)
    }

    private static let all = WordLexicon.stems + Gazetteer.heads

    private static let bySound: [[UInt8]: String] = {
        Dictionary(all.filter { $0.utf16.count >= 4 }.map { (Sound.of($0), $0) }) { first, _ in first }
    }()

    private static let slips: [UInt64: [String]] = {
        var slips: [UInt64: [String]] = [:]
        for stem in all where stem.utf16.count >= 5 {
            let letters = Array(stem.utf16)
            for hash in Set(lacking(letters) + [ArticleShape.hash(letters)]) { slips[hash, default: []].append(stem) }
        }
        return slips
    }()

    private static func lacking(_ letters: [UInt16]) -> [UInt64] {
        letters.indices.map { left in
            ArticleShape.hash(letters.enumerated().lazy.filter { $0.offset != left }.map(\.element))
        }
    }
}

/// The words that requests use, each with a number, and how many open requests use it.
struct FanVocabulary: Sendable {
    /// A word as it was written, once it has been looked at.
    struct Entry: Sendable {
        /// The number of its stem.
        var stem: UInt32
        /// What it does in a request, if it is one of the lexicon.
        var role: WordRole?
    }

    private(set) var stems: [String] = []
    private(set) var sounds: [[UInt8]] = []
    /// In how many open requests each stem stands.
    var uses: [UInt32] = []
    private var numbers: [String: UInt32] = [:]
    private var written: [String: Entry] = [:]

    /// The number of a stem, a new one if it has none.
    mutating func number(ofStem stem: String) -> UInt32 {
        if let number = numbers[stem] { return number }
        let number = UInt32(stems.count)
        numbers[stem] = number
        stems.append(stem)
        sounds.append(Sound.of(stem))
        uses.append(0)
        return number
    }

    /// What a word is: itself, its fellow in the other keyboard layout, or the lexicon's word one slip away.
    mutating func entry(_ word: String) -> Entry {
        if let entry = written[word] { return entry }
        let entry = look(word)
        // A flood of words never seen twice is not kept for ever.
        if written.count > 400_000 { written.removeAll(keepingCapacity: true) }
        written[word] = entry
        return entry
    }

    private mutating func look(_ word: String) -> Entry {
        let stem = Stemmer.stem(word)
        if let role = WordLexicon.role(ofWord: word, stem: stem) {
            return Entry(stem: number(ofStem: stem), role: role)
        }
        if Gazetteer.places(stem) != nil { return Entry(stem: number(ofStem: stem), role: nil) }
        if let known = WordSlips.known(word, stem: stem) {
            return Entry(stem: number(ofStem: known), role: WordLexicon.role(of: known))
        }
        return Entry(stem: number(ofStem: stem), role: nil)
    }
}

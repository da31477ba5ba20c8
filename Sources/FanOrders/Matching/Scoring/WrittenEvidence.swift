/// A reason in the words that stand in the two requests, as people wrote them: the score knows stems only.
struct WrittenEvidence {
    /// Features whose facts are words of the texts.
    private static let features: Set<String> = Set(
        ([.customer, .object, .address, .words, .mail] as [FanFeature]).map(\.rawValue)
    )
    /// So many places are shown.
    private static let most = 8
    /// No place is shown longer than this.
    private static let longest = 60

    /// The words; nil where the reason is of another kind, or nothing of it stands in the texts.
    let value: String?

    /// Finds the words of a reason whose places are known.
    init(_ reason: FanEvidence, _ own: String, _ other: String) {
        guard Self.features.contains(reason.feature) else {
            value = nil
            return
        }
        let here = Self.words(at: reason.own, of: own)
        let there = Self.words(at: reason.other, of: other)
        guard !here.isEmpty, !there.isEmpty else {
            value = nil
            return
        }
        let joint = reason.feature == FanFeature.customer.rawValue ? " " : ", "
        let (left, right) = (here.joined(separator: joint), there.joined(separator: joint))
        if reason.feature == FanFeature.words.rawValue || Self.stems(left) == Self.stems(right) {
            value = left
        } else {
            value = "\(left) \(reason.bits < 0 ? "≠" : "≈") \(right)"
        }
    }

    /// By what two wordings are one: `Уралпродукт`, `Уралпродукту`.
    private static func stems(_ words: String) -> Set<String> { Set(FoldedKeyWords.of(words).map(Stemmer.stem)) }

    /// What stands at places of a text, each wording once.
    private static func words(at places: [Range<Int>], of text: String) -> [String] {
        let bytes = Array(text.utf8)
        var seen: Set<[String]> = []
        var found: [String] = []
        for place in places where place.lowerBound >= 0 && place.upperBound <= bytes.count && found.count < most {
            let piece = String(decoding: bytes[place], as: UTF8.self)
            let words = piece.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            if !words.isEmpty, seen.insert(FoldedKeyWords.of(words)).inserted {
                found.append(String(words.prefix(longest)))
            }
        }
        return found
    }
}

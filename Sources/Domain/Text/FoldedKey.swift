/// The form of a text that is compared, sorted and indexed: SQL never folds case or sorts by locale.
///
/// Letters are lowercase, `ё` is `е`, Latin letters lose their accents, anything that is neither letter nor digit is
/// one blank. Two texts that a person would call the same have the same key, so a key serves as a unique name and,
/// with a prefix match, as a search word.
package enum FoldedKey {
    /// The folded form of `text`, at most ``longest`` characters of it.
    package static func of(_ text: some StringProtocol) -> String {
        var key = ""
        var pendingBlank = false
        for scalar in text.unicodeScalars.prefix(longest * 4) {
            if scalar.properties.canonicalCombiningClass != .notReordered { continue }
            guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else {
                pendingBlank = !key.isEmpty
                continue
            }
            if pendingBlank { key.append(" ") }
            pendingBlank = false
            key.append(folded(scalar))
        }
        return String(key.prefix(longest))
    }

    /// The words of `text`, folded.
    package static func words(of text: some StringProtocol) -> [String] {
        of(text).split(separator: " ").map(String.init)
    }

    /// No key is longer, whatever a caller's name holds.
    package static let longest = 400

    private static func folded(_ scalar: Unicode.Scalar) -> String {
        let lower = scalar.properties.lowercaseMapping
        if let plain = plainForms[lower] { return plain }
        guard scalar.value > 0xBF, scalar.value < 0x250 || (0x1E00...0x1EFF).contains(scalar.value) else {
            return lower
        }
        let base = LatinBase.letter(of: scalar)
        return base ?? lower
    }

    /// Letters whose plain form is not their first part. `й` stays itself: it is a letter of its own to a reader.
    private static let plainForms = ["ё": "е", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d"]
}

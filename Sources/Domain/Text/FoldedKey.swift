/// The form of a text that is compared, sorted and indexed: SQL never folds case or sorts by locale.
///
/// Letters are lowercase, `ё` is `е`, Latin letters lose their accents, anything that is neither letter nor digit is
/// one blank. Two texts that a person would call the same have the same key, so a key serves as a unique name and,
/// with a prefix match, as a search word.
package enum FoldedKey {
    /// The folded form of `text`, at most ``longest`` characters of it.
    package static func of(_ text: some StringProtocol) -> String {
        let plain = text.utf8.withContiguousStorageIfAvailable { bytes in
            CommonLetters.isCommon(bytes) ? folded(common: bytes) : nil
        }
        return (plain ?? nil) ?? folded(text)
    }

    /// The folded form of common letters: the same as ``folded(_:)`` finds, byte by byte.
    private static func folded(common bytes: UnsafeBufferPointer<UInt8>) -> String {
        String(unsafeUninitializedCapacity: min(bytes.count, longest * 2) + 1) { key in
            var (index, end, read, written) = (0, 0, 0, 0)
            var pendingBlank = false
            while index < bytes.count, read < longest * 4, written < longest {
                let byte = bytes[index]
                let width = byte < 0x80 ? 1 : byte == 0xE2 ? 3 : 2
                defer { (index, read) = (index + width, read + 1) }
                guard let letter = letter(byte, width == 2 ? bytes[index + 1] : 0) else {
                    pendingBlank = end > 0
                    continue
                }
                if pendingBlank {
                    pendingBlank = false
                    key[end] = 0x20
                    (end, written) = (end + 1, written + 1)
                    if written == longest { break }
                }
                key[end] = letter.0
                end += 1
                if letter.1 > 0 {
                    key[end] = letter.1
                    end += 1
                }
                written += 1
            }
            return end
        }
    }

    /// The folded bytes of a common letter or digit, the second 0 where there is one; nil for what parts words.
    private static func letter(_ first: UInt8, _ second: UInt8) -> (UInt8, UInt8)? {
        switch first {
        case 0x30...0x39, 0x61...0x7A: return (first, 0)
        case 0x41...0x5A: return (first | 0x20, 0)
        case 0xD0, 0xD1:
            let lower = first == 0xD0 ? CommonLetters.lower(cyrillic: second) : (first, second)
            // ё is read as е.
            return lower == (0xD1, 0x91) ? (0xD0, 0xB5) : lower
        default: return nil
        }
    }

    private static func folded(_ text: some StringProtocol) -> String {
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

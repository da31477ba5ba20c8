import Domain
import Testing

@Suite struct CommonLettersTests {
    /// One character of each block below the arrows, between letters of two alphabets.
    private static let texts = (0x20..<0x2190).compactMap(Unicode.Scalar.init).map { "Я\($0)Zё \($0)1" }

    @Test("A text is lowered as Unicode does it, whatever stands in it") func lowersAsUnicodeDoes() {
        for text in Self.texts {
            #expect(Array(CommonLetters.lowercased(text).utf8) == Array(text.lowercased().utf8), "\(text)")
        }
    }

    @Test("A key is the same by bytes and by tables") func keysAreTheSame() {
        // A snowman parts words, and is no common sign.
        for text in Self.texts { #expect(FoldedKey.of(text) == FoldedKey.of(text + "☃"), "\(text)") }
    }

    @Test(arguments: [399, 400, 401, 800, 1_599, 1_600, 1_601])
    func longKeysAreCutAlike(_ count: Int) {
        for word in ["я", "q", "« ", "ё-", "аб в "] {
            let text = String(repeating: word, count: count)
            #expect(FoldedKey.of(text) == FoldedKey.of(text + "☃"))
        }
    }

    @Test func aPartOfATextIsLowered() {
        let text = "ООО «РОМАШКА», Ltd"
        #expect(CommonLetters.lowercased(text.dropFirst(4).dropLast(5)) == "«ромашка»")
        #expect(CommonLetters.lowercased("") == "")
    }
}

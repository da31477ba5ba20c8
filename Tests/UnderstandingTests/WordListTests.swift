import Testing

@testable import Understanding

@Suite struct WordListTests {
    private static let words = ["написал", "на", "wrote", "a écrit", "写道", "wr", "ё", "ab", "abc", "нап", "x"]
    private static let list = WordList(words)

    @Test(
        "Each word's first place is where a search for it alone finds it",
        arguments: [
            "", "x", "н", "abc", "ababcab", "Иван написал на сайте: на", "6 oct. Ann wrote: wrote", "il a écrit",
            "甲写道：写道",
            "wwrwrote", "приёмка ё", "напнапис", "\u{D0}н", "конец на",
        ]
    )
    func placesAreTheFirst(_ text: String) {
        let bytes = Array(text.utf8)
        let alone = Self.words.enumerated().compactMap { number, word -> WordList.Place? in
            let word = Array(word.utf8)
            guard word.count >= 2, let start = ByteSearch.first(word, in: bytes) else { return nil }
            return WordList.Place(word: number, range: start..<(start + word.count))
        }
        let found = Self.list.places(in: text)
        #expect(Set(found) == Set(alone))
        #expect(found.count == alone.count)
        #expect(Self.list.stands(in: text) == !alone.isEmpty)
    }

    @Test("A piece of a text is searched in its own bytes")
    func aPieceIsSearched() throws {
        let text = "на заводе написал мастер"
        let piece = text.dropFirst(3)
        let place = try #require(Self.list.places(in: piece).first { Self.words[$0.word] == "написал" })
        let start = piece.utf8.index(piece.startIndex, offsetBy: place.range.lowerBound)
        #expect(piece[start...].hasPrefix("написал"))
    }

    @Test func nothingIsFoundOfNothing() {
        #expect(WordList([]).places(in: "что угодно").isEmpty)
        #expect(!WordList([]).stands(in: "что угодно"))
    }
}

/// Everything else that is said.
extension RequestReader {
    /// Takes the stems of the remaining words, and the words that have a number beside them.
    func readWords(_ page: inout RequestPage, _ reading: inout RequestReading) {
        for index in page.tokens.indices where page.tokens[index].kind == .word && !page.isUsed[index] {
            guard let entry = page.entries[index] else { continue }
            if entry.role == .sequel { reading.profile.isSequel = true }
            guard entry.role == nil else { continue }
            if let number = Self.numberBeside(index, page) {
                let fact = UInt32(
                    truncatingIfNeeded: ArticleShape.hash([
                        UInt16(truncatingIfNeeded: entry.stem), UInt16(entry.stem >> 16), number,
                    ])
                )
                if reading.profile.numbered.count < 8, !reading.profile.numbered.contains(fact) {
                    reading.profile.numbered.append(fact)
                    reading.marks.append((.numbered(fact), page.text.original(page.tokens[index].range)))
                }
            }
            guard page.tokens[index].count > 2, reading.profile.words.count < 40,
                !reading.profile.words.contains(entry.stem)
            else { continue }
            reading.profile.words.append(entry.stem)
            reading.marks.append((.word(entry.stem), page.text.original(page.tokens[index].range)))
        }
    }

    private static func numberBeside(_ index: Int, _ page: RequestPage) -> UInt16? {
        for place in [index + 1, index - 1] where place >= 0 && place < page.tokens.count {
            if page.tokens[place].kind == .number, !page.isUsed[place], page.tokens[place].count < 5 {
                return UInt16(clamping: page.digits(place) ?? 0)
            }
        }
        return nil
    }
}

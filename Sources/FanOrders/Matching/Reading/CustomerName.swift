/// A customer's name while it is read, word by word.
struct CustomerName {
    /// The tokens that are words of the name.
    private(set) var tokens: [Int] = []
    private var isQuoted = false

    /// Takes the token at `index` into the name, or over it; false where the name has ended.
    mutating func goesOn(at index: Int, _ page: RequestPage, isAnnounced: Bool) -> Bool {
        let token = page.tokens[index]
        if page.isUsed[index] { return false }
        switch token.kind {
        case .line: return tokens.isEmpty && !isAnnounced
        case .number:
            // Автогаз-2
            return !tokens.isEmpty && token.isGlued && token.count < 3
        case .mark: return takes(token.mark, at: index, page)
        case .word: return takesWord(at: index, page)
        }
    }

    private mutating func takes(_ mark: UInt16, at index: Int, _ page: RequestPage) -> Bool {
        switch mark {
        case 0x22, 0x27:
            // A quotation mark opens a name when a word is glued behind it.
            let opens =
                index + 1 < page.tokens.count && page.tokens[index + 1].isGlued && page.tokens[index + 1].kind == .word
            if tokens.isEmpty || opens && !page.tokens[index].isGlued { return true }
            return opens && isQuoted
        case 0x2D:
            return tokens.isEmpty
                || page.tokens[index].isGlued && index + 1 < page.tokens.count && page.tokens[index + 1].isGlued
        case 0x3A: return tokens.isEmpty
        case 0x2E: return tokens.isEmpty && index > 0 && page.role(index - 1) != nil
        case 0x28:
            // «Промснаб» (Тюмень): the city is the customer's.
            return !tokens.isEmpty && index + 1 < page.tokens.count && page.tokens[index + 1].kind == .word
        default: return false
        }
    }

    private mutating func takesWord(at index: Int, _ page: RequestPage) -> Bool {
        switch page.role(index) {
        case .legalForm?, .customer?: return tokens.isEmpty
        case .idle?: return tokens.isEmpty && ["от", "в", "для", "из", "с"].contains(page.word(index))
        case nil, .suffix?, .objectKind?:
            guard tokens.count < 5 else { return false }
            if tokens.isEmpty, page.tokens[index].count <= 3, page.role(index) == nil,
                index + 1 >= page.tokens.count || page.tokens[index + 1].kind != .word
            {
                return false
            }
            if case .objectKind? = page.role(index), !tokens.isEmpty { return false }
            tokens.append(index)
            isQuoted = isQuoted || page.isMark(index - 1, 0x22)
            return true
        default: return false
        }
    }
}

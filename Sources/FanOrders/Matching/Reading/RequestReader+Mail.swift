/// Addresses of mail and of sites in a request.
extension RequestReader {
    /// Takes out addresses; the domain of a customer's mail is evidence, the dealer's own and public ones are not.
    mutating func readMail(_ page: inout RequestPage, _ dealer: DealerMask, _ reading: inout RequestReading) {
        let tokens = page.tokens
        for index in tokens.indices where page.isMark(index, 0x40) {
            var start = index
            while start > 0, tokens[start].isGlued,
                tokens[start - 1].kind != .mark || Self.isInner(tokens[start - 1].mark)
            {
                start -= 1
            }
            let end = Self.addressEnd(index + 1, tokens)
            guard index + 1 < end else { continue }
            let left = page.isUsed[index]
            page.use(start..<end)
            let bounds = Int(tokens[index + 1].start)..<Int(tokens[end - 1].end)
            let domain = String(decoding: page.text.units[bounds], as: UTF16.self)
            // The head of a forwarded letter is left out of the text, but not who sent it.
            guard !left || Self.isForwarder(index, page), domain != dealer.domain,
                !Self.publicDomains.contains(domain),
                let label = domain.split(separator: ".").dropLast().last.map(String.init), label.utf8.count > 2
            else { continue }
            let number = vocabulary.number(ofStem: label)
            if dealer.hides(vocabulary.sounds[Int(number)]) || reading.profile.domains.contains(number) { continue }
            reading.profile.domains.append(number)
            reading.marks.append((.domain(number), page.text.original(bounds)))
        }
        leaveSites(&page)
    }

    private func leaveSites(_ page: inout RequestPage) {
        for index in page.tokens.indices where page.tokens[index].kind == .word && page.isMark(index + 1, 0x2E) {
            guard page.tokens[index].count == 3, page.word(index) == "www" else { continue }
            page.use(index..<Self.addressEnd(index + 1, page.tokens))
        }
    }

    /// Whether the address stands in the head of a letter that was sent on.
    private static func isForwarder(_ index: Int, _ page: RequestPage) -> Bool {
        var start = index
        while start > 0, page.tokens[start - 1].kind != .line { start -= 1 }
        guard start < index, page.tokens[start].kind == .word else { return false }
        return ["от", "from", "отправитель"].contains(page.word(start))
    }

    private static func addressEnd(_ start: Int, _ tokens: [FanToken]) -> Int {
        var end = start
        while end < tokens.count, end == start || tokens[end].isGlued {
            let token = tokens[end]
            if token.kind == .line || token.kind == .mark && !isInner(token.mark) { break }
            // A full stop at the end of the sentence is not the address's.
            if token.kind == .mark, end + 1 >= tokens.count || !tokens[end + 1].isGlued || tokens[end + 1].kind != .word
            {
                break
            }
            end += 1
        }
        return end
    }

    /// `. - _`
    private static func isInner(_ mark: UInt16) -> Bool { mark == 0x2E || mark == 0x2D || mark == 0x5F }

    private static let publicDomains: Set<String> = [
        "mail.ru", "yandex.ru", "ya.ru", "bk.ru", "list.ru", "inbox.ru", "gmail.com", "rambler.ru", "outlook.com",
        "hotmail.com", "icloud.com", "yahoo.com", "internet.ru", "vk.com", "narod.ru", "yandex.com",
    ]
}

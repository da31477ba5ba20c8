/// Streets and houses.
extension RequestReader {
    /// Takes addresses: a street's name is announced, a house's number may follow.
    mutating func readAddresses(_ page: inout RequestPage, _ reading: inout RequestReading) {
        for index in page.tokens.indices where page.role(index) == .street && !page.isUsed[index] {
            var position = index + 1
            while page.isMark(position, 0x2E) || page.isMark(position, 0x2D) { position += 1 }
            var street: UInt32?
            let start = position
            while position < page.tokens.count, position < start + 3, page.tokens[position].kind == .word,
                let entry = page.entries[position], !Self.endsName(entry.role)
            {
                street = entry.stem
                position += 1
            }
            guard let street else { continue }
            var house: UInt16 = 0
            var end = position
            while end < page.tokens.count, end < position + 4, page.tokens[end].kind != .line {
                if page.tokens[end].kind == .number {
                    house = UInt16(clamping: page.digits(end) ?? 0)
                    end += 1
                    break
                }
                guard page.tokens[end].kind == .mark || Self.isHouseMark(end, page) else { break }
                end += 1
            }
            if house == 0 || Self.isQuantity(end, page) {
                house = 0
                end = position
            }
            reading.profile.addresses.append(FanAddress(street: street, house: house))
            let bounds = Int(page.tokens[index].start)..<Int(page.tokens[end - 1].end)
            reading.marks.append((.address(street), page.text.original(bounds)))
            // The street may be the name of an object: ЦТП по ул. Карпинского. Only the house is used up.
            if house != 0 { page.use(index..<end) }
        }
    }

    private static func isQuantity(_ index: Int, _ page: RequestPage) -> Bool {
        switch page.role(index) {
        case .unit?, .days?: true
        default: false
        }
    }

    private static func isHouseMark(_ index: Int, _ page: RequestPage) -> Bool {
        guard page.tokens[index].kind == .word else { return false }
        return ["д", "дом", "стр", "строение", "корп", "вл"].contains(page.word(index))
    }

    /// Whether a word cannot belong to a name.
    static func endsName(_ role: WordRole?) -> Bool {
        switch role {
        case nil, .objectKind?, .suffix?: false
        default: true
        }
    }
}

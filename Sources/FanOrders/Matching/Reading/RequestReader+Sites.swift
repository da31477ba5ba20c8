/// The object for which it is asked.
extension RequestReader {
    /// Takes objects: a word for a kind of object with its number or name, or what an announced object is called.
    mutating func readSites(_ page: inout RequestPage, _ reading: inout RequestReading) {
        var index = 0
        while index < page.tokens.count {
            guard !page.isUsed[index] else {
                index += 1
                continue
            }
            switch page.role(index) {
            case .objectKind? where !Self.isOfGoods(index, page): index = readSite(from: index, &page, &reading)
            case .object?:
                let start = index + 1
                index += 1
                if let named = announced(start, page) { index = readSite(from: named, &page, &reading) }
            default: index += 1
            }
        }
    }

    /// Whether a word is of the goods: `насосный агрегат`, `скважинный насос` are no objects, `насосная станция` is.
    private static func isOfGoods(_ index: Int, _ page: RequestPage) -> Bool {
        let word = page.word(index)
        if word.hasPrefix("скважинн") { return true }
        guard word.hasPrefix("насосн") || word.hasPrefix("компрессорн") else { return false }
        guard index + 1 < page.tokens.count, page.tokens[index + 1].kind == .word else {
            return !(index + 1 < page.tokens.count && page.tokens[index + 1].mark == 0x2116)
        }
        let next = page.word(index + 1)
        return !(next.hasPrefix("станц") || next.hasPrefix("цех"))
    }

    /// Where an announced object of no known kind begins.
    private func announced(_ start: Int, _ page: RequestPage) -> Int? {
        var index = start
        while index < page.tokens.count, index < start + 3, page.tokens[index].kind == .mark { index += 1 }
        guard index > start, index < page.tokens.count, page.tokens[index].kind == .word, !page.isUsed[index],
            page.entries[index]?.role == nil
        else { return nil }
        return index
    }

    private mutating func readSite(from start: Int, _ page: inout RequestPage, _ reading: inout RequestReading) -> Int {
        var site = FanSite(kinds: 0, number: 0, names: [])
        var index = start
        var words = 0
        scan: while index < page.tokens.count, index < start + 14, words < 6 {
            let token = page.tokens[index]
            if page.isUsed[index], index > start { break }
            switch token.kind {
            case .line: break scan
            case .mark: if Self.ends(index, page, start) { break scan }
            case .number:
                guard Self.isSiteNumber(index, page), site.number == 0 else { break scan }
                site.number = UInt32(clamping: page.digits(index) ?? 0)
            case .word:
                words += 1
                guard takeWord(index, page, &site) else { break scan }
            }
            index += 1
        }
        while index > start, page.tokens[index - 1].kind == .mark { index -= 1 }
        guard index > start, site.kinds != 0 || !site.names.isEmpty else { return start + 1 }
        reading.profile.sites.append(site)
        let bounds = Int(page.tokens[start].start)..<Int(page.tokens[index - 1].end)
        reading.marks.append((.site, page.text.original(bounds)))
        page.use(start..<index)
        return index
    }

    private func takeWord(_ index: Int, _ page: RequestPage, _ site: inout FanSite) -> Bool {
        guard let entry = page.entries[index] else { return false }
        switch entry.role {
        case .objectKind(let kind)?: site.kinds |= 1 << UInt64(kind)
        case .number(let value)?:
            if site.number == 0 { site.number = UInt32(value) }
        case nil, .suffix?:
            if page.tokens[index].count > 2, !Self.measures.contains(vocabulary.stems[Int(entry.stem)]),
                site.names.count < 3,
                !site.names.contains(entry.stem)
            {
                site.names.append(entry.stem)
            }
        case .street?, .unit?: return true
        case .idle?: return Self.links.contains(page.word(index))
        default: return false
        }
        return true
    }

    /// Words between a kind and its name.
    private static let links: Set<String> = ["на", "по", "им", "имени", "номер", "и", "для", "в", "при", "с"]

    private static let measures: Set<String> = Set(
        [
            "мест", "места", "коек", "койка", "реконструкция", "строительство", "подъема", "мкр", "посёлок", "поселок",
            "комплекс",
            "сооружения", "станция", "питание", "резервное", "участок", "учеников", "этап", "очередь", "микрорайон",
        ].map(Stemmer.stem)
    )

    private static func isSiteNumber(_ index: Int, _ page: RequestPage) -> Bool {
        guard page.tokens[index].count < 6 else { return false }
        switch page.role(index + 1) {
        case .days?, .weeks?, .months?: return false
        case .unit?: return false
        default: return true
        }
    }

    /// Whether a mark ends the object's name. A full stop behind `ул`, `мкр`, `им` does not.
    private static func ends(_ index: Int, _ page: RequestPage, _ start: Int) -> Bool {
        switch page.tokens[index].mark {
        case 0x22, 0x2D, 0x2116, 0x23, 0x27:
            return page.tokens[index].mark == 0x2D && !page.tokens[index].isGlued && index > start + 1
        case 0x2E:
            guard index > start, page.tokens[index - 1].kind == .word else { return true }
            return page.tokens[index - 1].count > 3
        default: return true
        }
    }
}

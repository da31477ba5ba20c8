/// How many are asked for, beside an article: `- 4 шт`, `(2 компл)`, `шт. 5`, `две штуки`, `10шт`.
enum QuantityFinder {
    /// The quantity between an article and the next one, in the same line.
    static func after(_ start: Int, until end: Int, _ page: inout RequestPage) -> UInt16? {
        var index = start
        var bare: (value: Int, range: Range<Int>)?
        while index < min(end, start + 24), page.tokens[index].kind != .line {
            if let (value, next) = page.number(index), value > 0, value < 10_000 {
                if isUnit(next, page) {
                    page.use(index..<(next + 1))
                    return UInt16(clamping: value)
                }
                // шт. 5
                let isAfterUnit = isUnit(index - 1, page) || page.isMark(index - 1, 0x2E) && isUnit(index - 2, page)
                if isAfterUnit, index - 2 >= start {
                    page.use((index - 1)..<next)
                    return UInt16(clamping: value)
                }
                // `- 4` with nothing more in the line, and no measure of the goods (`15 кВт`) behind it.
                if next >= end || page.tokens[next].kind == .line, value < 1000 { bare = (value, index..<next) }
                index = next
            } else {
                if page.isMark(index, 0x3B) { break }
                index += 1
            }
        }
        guard let bare else { return nil }
        page.use(bare.range)
        return UInt16(clamping: bare.value)
    }

    /// The quantity before an article, in the same line: `- 4 шт насос …`.
    static func before(_ end: Int, from start: Int, _ page: inout RequestPage) -> UInt16? {
        var index = end - 1
        while index >= max(start, end - 14), page.tokens[index].kind != .line, !page.isMark(index, 0x3B) {
            if isUnit(index, page), index > 0 {
                var number = index - 1
                if number > 0, case .number? = page.role(number - 1) { number -= 1 }
                if let (value, next) = page.number(number), next == index, value > 0, value < 10_000,
                    !page.isUsed[number]
                {
                    page.use(number..<(index + 1))
                    return UInt16(clamping: value)
                }
            }
            index -= 1
        }
        return nil
    }

    private static func isUnit(_ index: Int, _ page: RequestPage) -> Bool { page.role(index) == .unit }
}

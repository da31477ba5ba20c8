package import Domain

/// Reads which goods a letter asks for out of its text: `Насос ЦНСГ 60-198 - 2 шт`, numbered lists, lines with tabs.
package enum GoodsReader {
    /// The most lines that are read out of one letter.
    package static let limit = 500

    /// The goods of a text.
    package static func read(_ text: String) -> [RequestLine] {
        let lines = TextLines.of(text, limit: 5_000)
        var found: [RequestLine] = []
        var index = 0
        while index < lines.count, found.count < limit {
            if let (table, end) = TextTableReader.read(lines, from: index) {
                let goods = GoodsTableReader.read(table)
                found += goods.isEmpty ? lines[index..<end].flatMap(line) : goods
                index = end
                continue
            }
            found += line(lines[index])
            index += 1
        }
        return Array(found.prefix(limit))
    }

    /// The goods of one line: none, one, or several parted by commas.
    static func line(_ line: String) -> [RequestLine] {
        guard line.utf8.count <= 1_000, line.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) else { return [] }
        let quantities = GoodsQuantity.all(in: line)
        guard !quantities.isEmpty else { return [] }
        var found: [RequestLine] = []
        var start = line.startIndex
        for (place, quantity) in quantities.enumerated() {
            let before = name(line[start..<quantity.range.lowerBound])
            if GoodsName.isName(before.name) {
                found.append(made(before, quantity))
                start = quantity.range.upperBound
                continue
            }
            let end = place + 1 < quantities.count ? quantities[place + 1].range.lowerBound : line.endIndex
            let behind = name(line[quantity.range.upperBound..<end].prefix { $0 != ";" && $0 != "," })
            guard GoodsName.isName(behind.name) else { continue }
            found.append(made(behind, quantity))
            start = end
        }
        return found
    }

    private static func name(_ text: Substring) -> (name: String, article: String?) {
        GoodsName.read(String(text))
    }

    private static func made(_ name: (name: String, article: String?), _ quantity: GoodsQuantity) -> RequestLine {
        RequestLine(name: name.name, article: name.article, quantity: quantity.amount, unit: quantity.unit)
    }
}

package import Domain

/// Reads which goods a table asks for.
package enum GoodsTableReader {
    /// The goods of a table: by the words of its head, else by what its columns hold.
    package static func read(_ table: TextTable) -> [RequestLine] {
        for (index, row) in table.rows.prefix(30).enumerated() {
            guard let columns = GoodsColumns(head: row) else { continue }
            return lines(table.rows[(index + 1)...], columns)
        }
        guard let columns = GoodsColumns(guessed: table.rows) else { return [] }
        return lines(table.rows[...], columns)
    }

    private static func lines(_ rows: ArraySlice<[String]>, _ columns: GoodsColumns) -> [RequestLine] {
        var found: [RequestLine] = []
        var blank = 0
        for row in rows.prefix(5_000) {
            guard let line = line(row, columns) else {
                if row.allSatisfy(\.isEmpty) { blank += 1 }
                if blank > 20 || isTotal(row) && !found.isEmpty { break }
                continue
            }
            blank = 0
            found.append(line)
            if found.count >= GoodsReader.limit { break }
        }
        return found
    }

    private static func isTotal(_ row: [String]) -> Bool {
        row.contains { cell in
            let lower = cell.lowered()
            return lower.hasPrefix("итого") || lower.hasPrefix("всего") || lower.hasPrefix("total")
        }
    }

    private static func line(_ row: [String], _ columns: GoodsColumns) -> RequestLine? {
        func cell(_ column: Int?) -> String? {
            column.flatMap { $0 < row.count && !row[$0].isEmpty ? row[$0] : nil }
        }
        guard !isTotal(row) else { return nil }
        let article = cell(columns.article)
        guard let name = cell(columns.name) ?? article, name.contains(where: \.isLetter) || article != nil else {
            return nil
        }
        var line = RequestLine(name: name, article: article)
        if let counted = cell(columns.quantity) {
            let quantity = GoodsQuantity.all(in: counted).first
            line.quantity = quantity?.amount ?? GoodsQuantity.amount(counted)
            line.unit = quantity?.unit
        }
        line.unit = cell(columns.unit) ?? line.unit
        line.price = cell(columns.price).flatMap { price($0) }
        if columns.isGuessed, line.quantity == nil { return nil }
        let read = GoodsName.read(name)
        if article == nil, let found = read.article { (line.name, line.article) = (read.name, found) }
        return line
    }

    /// A price in kopecks.
    private static func price(_ text: String) -> Int64? {
        let number = text.filter { $0.isASCII && $0.isNumber || $0 == "," || $0 == "." }
        guard let thousandths = GoodsQuantity.amount(number), thousandths > 0 else { return nil }
        return thousandths / 10
    }
}

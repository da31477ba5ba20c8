import Domain
import Tables
import Understanding

/// Reads the sheets that come with letters: `Заявка.xlsx`, `request.csv`. Pure; what is larger than its limits is refused.
enum SheetTables {
    /// Rows of one sheet that are read.
    static let rowLimit = 3_000
    /// Sheets of one workbook that are read.
    static let sheetLimit = 5
    /// Columns of a row that are read.
    static let columnLimit = 40

    /// Whether a file is a sheet that can be read, by its name and type.
    static func isSheet(_ file: LetterAttachment) -> Bool { kind(of: file) != nil }

    /// The tables of a sheet; none for what is no sheet.
    ///
    /// - Throws: ``SvodError`` `invalidInput` for a damaged one, `limitExceeded` for a bomb.
    static func read(_ file: LetterAttachment) throws -> [TextTable] {
        guard let kind = kind(of: file), let bytes = file.bytes else { return [] }
        let name = file.name ?? "sheet"
        return switch kind {
        case .workbook: try workbook(bytes, name)
        case .commas: [try commas(bytes)]
        }
    }

    private enum Kind { case workbook, commas }

    private static func kind(of file: LetterAttachment) -> Kind? {
        let name = file.name?.lowercased() ?? ""
        if name.hasSuffix(".xlsx") || name.hasSuffix(".xlsm") || file.type.hasSuffix("spreadsheetml.sheet") {
            return .workbook
        }
        return name.hasSuffix(".csv") || file.type == "text/csv" ? .commas : nil
    }

    private static let limits = XLSXLimits(
        archive: ZipLimits(entries: 1_000, entry: 64 << 20, total: 96 << 20, ratio: 200, free: 4 << 20),
        sharedText: 32 << 20,
        text: 64 << 10
    )

    private static func workbook(_ bytes: [UInt8], _ name: String) throws -> [TextTable] {
        let book = try Workbook(bytes: bytes, place: name, limits: limits)
        return try book.sheets.filter { !$0.isHidden }.prefix(sheetLimit).map { sheet in
            let reader = try book.rows(of: sheet)
            var rows: [[String]] = []
            while rows.count < rowLimit, let row = try reader.next() { rows.append(texts(row)) }
            return TextTable(rows: rows)
        }
    }

    private static func commas(_ bytes: [UInt8]) throws -> TextTable {
        var parser = CSVParser()
        parser.feed(
            Array(Charset.decode(bytes.prefix(4 << 20), charset: nil).utf8.drop { [0xEF, 0xBB, 0xBF].contains($0) })
        )
        parser.finish()
        var rows: [[String]] = []
        while rows.count < rowLimit, let record = try parser.next() {
            rows.append(texts(SheetRow(line: record.line, cells: record.fields.map(SheetCell.init(text:)))))
        }
        return TextTable(rows: rows)
    }

    private static func texts(_ row: SheetRow) -> [String] {
        row.cells.prefix(columnLimit).map {
            ($0.text ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
    }
}

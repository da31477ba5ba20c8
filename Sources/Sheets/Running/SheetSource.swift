import Domain
package import Tables

/// A sheet, opened as its mapping says, with its headings read: ready for its rows.
package struct SheetSource {
    /// The form of a file.
    package enum Form: String, Sendable {
        /// Text with separators.
        case csv
        /// A workbook.
        case xlsx
    }

    /// The columns that were found.
    package let found: HeadingReader.Found
    private let reader: any SheetReader

    /// Opens the sheet and reads its headings.
    ///
    /// - Throws: ``SvodError`` `notFound` without the file or the sheet, `invalidInput` for a file or headings that cannot
    ///   be read.
    package init(path: String, form: Form, mapping: ImportMapping) throws {
        var merged: [MergedRange] = []
        switch form {
        case .csv: reader = try CSVFile(path: path, encoding: mapping.encoding, separator: mapping.separator)
        case .xlsx:
            let book = try Workbook(path: path)
            let sheet = try Self.sheet(mapping.sheet, of: book, path)
            if mapping.header.count > 1 { merged = try book.merged(in: sheet) }
            reader = try book.rows(of: sheet)
        }
        found = try HeadingReader(mapping: mapping).find(in: Self.headings(reader, mapping.header), merged: merged)
    }

    /// The next row of data; nil behind the last.
    ///
    /// - Throws: ``SvodError`` when the file cannot be read on.
    package func next() throws -> SheetRow? { try reader.next() }

    private static func sheet(_ name: String?, of book: Workbook, _ path: String) throws -> Workbook.Sheet {
        let visible = book.sheets.filter { !$0.isHidden }
        guard let name else {
            if let first = visible.first ?? book.sheets.first { return first }
            throw SvodError(.notFound, "\(path): the workbook has no sheet")
        }
        if let sheet = book.sheets.first(where: { FoldedKey.of($0.name) == FoldedKey.of(name) }) { return sheet }
        let names = book.sheets.map(\.name).joined(separator: ", ")
        throw SvodError(.notFound, "\(path): the workbook has no sheet '\(name)'; it has \(names)")
    }

    /// The rows of headings. Without a number in the mapping it is the first row that has anything in it.
    private static func headings(_ reader: any SheetReader, _ range: ClosedRange<Int>) throws -> [SheetRow] {
        var rows: [SheetRow] = []
        while let row = try reader.next() {
            if range.upperBound == 0 { return [row] }
            if range.contains(row.line) { rows.append(row) }
            if row.line >= range.upperBound { break }
        }
        return rows
    }
}

import Domain
package import Tables

/// Turns rows of a sheet into values of fields: every fault of a row is found, not only the first.
package struct RowReader: Sendable {
    private let columns: [HeadingReader.Column]
    private let width: Int
    private let cells: CellReader

    /// Creates a reader of the columns that were found.
    package init(_ found: HeadingReader.Found, cells: CellReader) {
        columns = found.columns
        width = found.width
        self.cells = cells
    }

    /// Reads a row.
    package func read(_ row: SheetRow) -> RowValues {
        var read = RowValues(line: row.line, warnings: row.faults.map { RowFault($0) })
        for column in columns { take(column, row, &read) }
        let beyond = row.cells.indices.filter { $0 >= width && !row[$0].isEmpty }.map { ColumnName.of($0) }
        if !beyond.isEmpty {
            read.faults.append(
                RowFault(
                    "has values in \(beyond.joined(separator: ", ")), where the sheet has no heading; is a separator left over?"
                )
            )
        }
        return read
    }

    private func take(_ column: HeadingReader.Column, _ row: SheetRow, _ read: inout RowValues) {
        let (rule, field) = (column.rule, column.rule.field)
        var isFilled = false
        for index in column.indices {
            let place = "\(rule.label) (\(ColumnName.of(index)))"
            switch cells.read(row[index], rule) {
            case .nothing: continue
            case .wrong(let reason):
                isFilled = true
                read.faults.append(RowFault(column: place, reason))
            case .value(let value):
                isFilled = true
                if row[index].text?.contains("\u{FFFD}") == true {
                    read.warnings.append(RowFault(column: place, "has characters that could not be read"))
                }
                Self.put(value, field, place, &read)
            }
        }
        guard !isFilled, rule.isRequired else { return }
        read.faults.append(RowFault(column: rule.label, "is empty, and the mapping requires it"))
    }

    /// Puts a value to the others of its record; numbers of telephone add up, of other values the first one stays.
    private static func put(_ value: FieldValue, _ field: ImportField, _ place: String, _ read: inout RowValues) {
        let known = read.values[field.kind]?[field.name]
        switch (known, value) {
        case (nil, _): read.values[field.kind, default: [:]][field.name] = value
        case (.list(let first)?, .list(let more)):
            let added = more.filter { !first.contains($0) }
            read.values[field.kind, default: [:]][field.name] = .list(first + added)
        case (let known?, _) where known != value:
            read.warnings.append(RowFault(column: place, "another column has filled \(field) already"))
        default: break
        }
    }
}

import Domain

/// Reads call detail records out of the bytes of a CSV file. Pure.
package struct CDRReader: Sendable {
    private let offset: Duration

    /// Creates a reader of a file whose times are `utcOffset` ahead of UTC.
    package init(utcOffset: Duration = .zero) { self.offset = utcOffset }

    /// The records in `bytes`, in file order. Rows that are no records are passed over. With `isTail` the bytes begin
    /// somewhere in a row, which is left out.
    package func records(_ bytes: [UInt8], isTail: Bool = false) -> [CDRRecord] {
        let start = isTail ? (bytes.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count) : 0
        var columns = CDRColumns.standard
        var records: [CDRRecord] = []
        for row in CSVRows(bytes, from: start) {
            if let named = CDRColumns(header: row) {
                columns = named
            } else if let record = columns.record(row, offset: offset) {
                records.append(record)
            }
        }
        return records
    }
}

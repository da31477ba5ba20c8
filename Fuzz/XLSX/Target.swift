import Domain
import Glibc

/// Reads the input as a workbook; what is no archive is read as the XML of a sheet.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzXLSX(_ start: UnsafeRawPointer?, _ count: Int) -> CInt {
    guard let start, count > 0 else { return 0 }
    let bytes = [UInt8](UnsafeRawBufferPointer(start: start, count: count))
    do {
        if bytes.starts(with: [0x50, 0x4B]) { try readWorkbook(bytes) } else { try readSheet(bytes) }
    } catch {
        return 0
    }
    return 0
}

private func readWorkbook(_ bytes: [UInt8]) throws {
    let limits = XLSXLimits(
        archive: ZipLimits(entries: 64, entry: 1 << 20, total: 1 << 22, ratio: 100, free: 1 << 16),
        sharedText: 1 << 20
    )
    let book = try Workbook(bytes: bytes, place: "fuzz", limits: limits)
    for sheet in book.sheets {
        let reader = try book.rows(of: sheet)
        while let row = try reader.next() { look(row) }
    }
}

private func readSheet(_ bytes: [UInt8]) throws {
    let receiver = WorksheetReceiver(WorksheetReceiver.Surroundings(dateFormats: [1]))
    let parser = try XMLPushParser(receiver: receiver, limits: XMLLimits(depth: 32, bytes: 1 << 20))
    try bytes.withUnsafeBytes(parser.feed)
    try parser.finish()
    while let row = receiver.take() { look(row) }
}

private func look(_ row: SheetRow) {
    guard row.line > 0, row.cells.count <= ColumnName.most else { abort() }
    for cell in row.cells { _ = cell.text }
}

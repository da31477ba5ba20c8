import Glibc

/// Feeds decoder and parser one input in pieces whose size its first byte says, and reads every value of each row.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCSV(_ start: UnsafeRawPointer?, _ count: Int) -> CInt {
    guard let start, count > 1 else { return 0 }
    let input = UnsafeRawBufferPointer(start: start, count: count)
    let step = Int(input[0]) + 1
    var decoder = SheetDecoder()
    var parser = CSVParser(limits: CSVLimits(field: 4096, fields: 64, lines: 16))
    var decoded: [UInt8] = []
    var position = 1
    do {
        while position < count {
            let end = min(position + step, count)
            decoded.removeAll(keepingCapacity: true)
            decoder.decode(input[position..<end], into: &decoded)
            parser.feed(decoded)
            try read(&parser)
            position = end
        }
        decoded.removeAll(keepingCapacity: true)
        decoder.finish(into: &decoded)
        parser.feed(decoded)
        parser.finish()
        try read(&parser)
    } catch {
        return 0
    }
    return 0
}

private func read(_ parser: inout CSVParser) throws {
    while let record = try parser.next() {
        guard record.fields.count <= 64, record.line > 0 else { abort() }
        for field in record.fields {
            let cell = SheetCell(text: field)
            guard field.utf8.count <= 4096, cell.isEmpty || cell.text != nil else { abort() }
        }
    }
}

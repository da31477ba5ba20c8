import Domain
import Glibc

/// The rows of a CSV file on disk, read a piece at a time.
package final class CSVFile: SheetReader {
    private static let piece = 64 * 1024

    private let path: String
    private let descriptor: CInt
    private var decoder: SheetDecoder
    private var parser: CSVParser
    private var buffer = [UInt8](repeating: 0, count: CSVFile.piece)
    private var decoded: [UInt8] = []
    private var isOver = false

    /// Opens a file. Encoding and separator are found out unless they are named.
    ///
    /// - Throws: ``SvodError`` `notFound` when it cannot be opened.
    package init(
        path: String,
        encoding: SheetEncoding? = nil,
        separator: UInt8? = nil,
        limits: CSVLimits = CSVLimits()
    ) throws {
        self.path = path
        decoder = SheetDecoder(encoding: encoding)
        parser = CSVParser(separator: separator, limits: limits)
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw SvodError(.notFound, "\(path): cannot be opened (\(String(cString: strerror(errno))))")
        }
    }

    deinit { close(descriptor) }

    package func next() throws -> SheetRow? {
        while true {
            do {
                if let record = try parser.next() {
                    let cells = record.fields.map(SheetCell.init(text:))
                    if cells.allSatisfy(\.isEmpty) { continue }
                    return SheetRow(line: record.line, cells: cells, faults: record.faults)
                }
            } catch {
                throw SvodError(error.code, "\(path): \(error.message)")
            }
            if isOver { return nil }
            try readPiece()
        }
    }

    private func readPiece() throws {
        let count = read(descriptor, &buffer, buffer.count)
        if count < 0, errno == EINTR { return }
        guard count >= 0 else {
            throw SvodError(.invalidInput, "\(path): cannot be read (\(String(cString: strerror(errno))))")
        }
        decoded.removeAll(keepingCapacity: true)
        if count == 0 {
            isOver = true
            decoder.finish(into: &decoded)
            parser.feed(decoded)
            parser.finish()
        } else {
            decoder.decode(buffer[..<count], into: &decoded)
            parser.feed(decoded)
        }
    }
}

import CZip

/// The bytes of one entry of an archive, unpacked as they are read.
package final class ZipStream {
    private let stream: OpaquePointer
    private let entry: ZipArchive.Entry
    private let archive: ZipArchive
    private var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    private var sum = 0

    init(_ stream: OpaquePointer, of entry: ZipArchive.Entry, in archive: ZipArchive) {
        (self.stream, self.entry, self.archive) = (stream, entry, archive)
    }

    deinit { svod_zip_entry_close(stream) }

    /// Hands the next bytes to `body`; false at the end.
    ///
    /// - Throws: ``SvodError`` `invalidInput` when the entry is damaged, `limitExceeded` when it grows too large, and
    ///   what `body` throws.
    package func read(_ body: (UnsafeRawBufferPointer) throws -> Void) throws -> Bool {
        let count = Int(svod_zip_entry_read(stream, &buffer, buffer.count))
        guard count >= 0 else { throw archive.fault("\(entry.name) is damaged") }
        guard count > 0 else { return false }
        sum += count
        try archive.count(count, of: entry, sum: sum)
        try buffer.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        return true
    }
}

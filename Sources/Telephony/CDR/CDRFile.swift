package import Domain
import Glibc
import NIOPosix

/// The end of an exchange's file of call detail records. The file grows for years; only what a gap needs is read.
package struct CDRFile: Sendable {
    private let source: CDRSource

    /// How much is read first, and at most, in bytes: a row has some 300, so the most is about 200,000 calls.
    private static let (first, most) = (1 << 20, 64 << 20)

    /// Creates a reader of the file of `source`.
    package init(_ source: CDRSource) { self.source = source }

    /// The records of calls that ended at `from` or later, on a thread of their own.
    ///
    /// - Throws: ``SvodError`` naming the file.
    package func records(from: Timestamp) async throws -> [CDRRecord] {
        try await NIOThreadPool.singleton.runIfActive { try read(from: from) }
    }

    private func read(from: Timestamp) throws -> [CDRRecord] {
        let file = open(source.csv, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            let reason = String(cString: strerror(errno))
            throw SvodError(.notFound, "The call detail records \(source.csv) cannot be opened: \(reason)")
        }
        defer { close(file) }
        let size = Int(lseek(file, 0, SEEK_END))
        var length = Self.first
        while true {
            let start = max(0, size - length)
            let bytes = try bytes(of: file, from: start, count: size - start)
            let records = CDRReader(utcOffset: source.utcOffset).records(bytes, isTail: start > 0)
            let isEnough = records.first.map { $0.end < from } ?? false
            if start == 0 || isEnough || length >= Self.most { return records.filter { $0.end >= from } }
            length *= 8
        }
    }

    private func bytes(of file: Int32, from start: Int, count: Int) throws -> [UInt8] {
        var (bytes, done) = ([UInt8](repeating: 0, count: count), 0)
        while done < count {
            let read = bytes.withUnsafeMutableBytes { buffer in
                pread(file, buffer.baseAddress.map { $0 + done }, count - done, off_t(start + done))
            }
            guard read >= 0 else {
                let reason = String(cString: strerror(errno))
                throw SvodError(.unavailable, "The call detail records \(source.csv) cannot be read: \(reason)")
            }
            guard read > 0 else { break }
            done += read
        }
        return Array(bytes.prefix(done))
    }
}

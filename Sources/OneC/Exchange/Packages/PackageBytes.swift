import Domain
import Foundation

/// The bytes of a file, or of an entry of an archive, a piece at a time.
final class PackageBytes {
    private enum Source {
        case file(FileHandle)
        case entry(ZipStream, ZipArchive)
    }

    private static let piece = 64 << 10
    private let source: Source

    /// Opens a file, or an entry of the archive that it is.
    ///
    /// - Throws: ``SvodError`` `notFound` when there is none.
    init(path: String, entry: String?) throws {
        guard let entry else {
            guard let file = FileHandle(forReadingAtPath: path) else {
                throw SvodError(.notFound, "\(path) is gone")
            }
            source = .file(file)
            return
        }
        let archive = try ZipArchive(path: path, limits: .packages)
        source = .entry(try archive.stream(entry), archive)
    }

    /// Hands the next bytes to `body`; false at the end.
    func read(_ body: (UnsafeRawBufferPointer) throws -> Void) throws -> Bool {
        switch source {
        case .file(let file):
            guard let data = try file.read(upToCount: Self.piece), !data.isEmpty else { return false }
            try data.withUnsafeBytes(body)
            return true
        case .entry(let stream, _):
            return try stream.read(body)
        }
    }
}

package import Domain
import Foundation
import Glibc

/// The folder in which arriving files stand, named by their numbers. The store says how much of a file counts; what stands
/// behind it is of a piece that was cut off, and is written over.
package struct PackageFolder: Sendable {
    /// The folder.
    package let path: String

    /// Names a folder, which is made with the first file.
    package init(path: String) { self.path = path }

    /// Where a file stands.
    package func file(_ id: ID<PackageFile>) -> String { "\(path)/\(id)" }

    /// Writes a piece at `offset` and waits for the disk.
    ///
    /// - Throws: ``SvodError`` `diskFull` or `storeFailed` naming the file.
    package func write(_ bytes: [UInt8], to id: ID<PackageFile>, at offset: Int64) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let place = file(id)
        let descriptor = open(place, O_WRONLY | O_CREAT | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { throw Self.failure("opened", place) }
        defer { close(descriptor) }
        guard ftruncate(descriptor, off_t(offset)) == 0 else { throw Self.failure("cut", place) }
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { bytes in
                pwrite(
                    descriptor,
                    bytes.baseAddress.map { $0 + written },
                    bytes.count - written,
                    off_t(offset) + written
                )
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.failure("written", place) }
            written += count
        }
        guard fsync(descriptor) == 0 else { throw Self.failure("written to disk", place) }
        if offset == 0 { try syncFolder() }
    }

    /// Removes a file that is no longer needed; one that is not there is no matter.
    package func remove(_ id: ID<PackageFile>) { unlink(file(id)) }

    private func syncFolder() throws {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.failure("opened", path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw Self.failure("written to disk", path) }
    }

    private static func failure(_ what: String, _ place: String) -> SvodError {
        let reason = errno
        return SvodError(
            reason == ENOSPC || reason == EDQUOT ? .diskFull : .storeFailed,
            "\(place) cannot be \(what): \(String(cString: strerror(reason)))"
        )
    }
}

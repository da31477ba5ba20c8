import Crypto
package import Domain
import Foundation
import Glibc

/// Files named by the SHA-256 of their content, in folders by its first two digits. A file that has its name is whole:
/// it is written beside, synced, and then renamed, before the commit that names it.
package struct BlobFolder: Sendable {
    /// The folder.
    package let path: String

    /// Names a folder, which is made with the first file.
    package init(path: String) { self.path = path }

    /// Keeps `bytes` and returns their hash in hexadecimal. What is there already stays.
    ///
    /// - Throws: ``SvodError`` `diskFull` or `storeFailed` naming the file.
    package func keep(_ bytes: [UInt8]) throws -> String {
        let hash = SHA256.hash(data: bytes).map { Self.digits[Int($0 >> 4)] + Self.digits[Int($0 & 15)] }.joined()
        let place = file(hash)
        guard !FileManager.default.fileExists(atPath: place) else { return hash }
        do {
            let folder = (place as NSString).deletingLastPathComponent
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Self.write(bytes, to: place, in: folder)
        } catch let error as SvodError {
            throw error
        } catch {
            throw SvodError(.storeFailed, "the file \(hash) cannot be kept", cause: error)
        }
        return hash
    }

    /// The path of the file of `hash`.
    ///
    /// - Throws: ``SvodError`` `notFound` when `hash` is none, or there is no such file.
    package func find(_ hash: String) throws -> String {
        guard Self.isHash(hash), FileManager.default.fileExists(atPath: file(hash)) else {
            throw SvodError(.notFound, "there is no such file")
        }
        return file(hash)
    }

    /// Whether `text` is a SHA-256 in small hexadecimal digits.
    package static func isHash(_ text: String) -> Bool {
        text.utf8.count == 64 && text.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x66) }
    }

    private func file(_ hash: String) -> String { "\(path)/\(hash.prefix(2))/\(hash)" }

    private static let digits = "0123456789abcdef".map(String.init)

    private static func write(_ bytes: [UInt8], to place: String, in folder: String) throws {
        let beside = "\(place).\(UInt64.random(in: .min ... .max))"
        let file = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o640)
        guard file >= 0 else { throw failure("opened", beside) }
        defer { close(file) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            guard count > 0 else {
                if errno == EINTR { continue }
                let error = failure("written", beside)
                unlink(beside)
                throw error
            }
            rest = rest.dropFirst(count)
        }
        guard fsync(file) == 0, rename(beside, place) == 0 else { throw failure("synced", beside) }
        let directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { return }
        fsync(directory)
        close(directory)
    }

    private static func failure(_ deed: String, _ file: String) -> SvodError {
        let code: SvodError.Code = errno == ENOSPC || errno == EDQUOT ? .diskFull : .storeFailed
        return SvodError(code, "\(file) cannot be \(deed): \(String(cString: strerror(errno)))")
    }
}

import Crypto
import Domain
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

    /// Copies every whole file into a new folder, each checked against its name, and says how many bytes that were. The
    /// folder gets its name when all of it is on the disk. What commits after the call may name files that are not in it.
    ///
    /// - Throws: ``SvodError`` `conflict` when there is something at `destination`, `storeFailed` naming a damaged file,
    ///   `diskFull`.
    package func copy(to destination: String) throws -> (files: Int, bytes: Int) {
        let manager = FileManager.default
        guard !manager.fileExists(atPath: destination) else {
            throw SvodError(.conflict, "\(destination) exists already")
        }
        let partial = "\(destination).partial"
        try? manager.removeItem(atPath: partial)
        do {
            try manager.createDirectory(
                atPath: partial,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
            let copy = BlobFolder(path: partial)
            var (files, bytes) = (0, 0)
            for hash in hashes {
                let content = try Data(contentsOf: URL(fileURLWithPath: file(hash)))
                guard try copy.keep(Array(content)) == hash else {
                    throw SvodError(.storeFailed, "the file \(hash) is damaged")
                }
                (files, bytes) = (files + 1, bytes + content.count)
            }
            guard rename(partial, destination) == 0 else { throw Self.failure("named", partial) }
            return (files, bytes)
        } catch {
            try? manager.removeItem(atPath: partial)
            if let error = error as? SvodError { throw error }
            throw SvodError(.storeFailed, "the files of \(path) cannot be copied", cause: error)
        }
    }

    /// The names of the files that are whole, in order.
    private var hashes: [String] {
        let folders = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return folders.filter { $0.utf8.count == 2 }.sorted().flatMap { folder in
            let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)")) ?? []
            return names.filter { Self.isHash($0) && $0.hasPrefix(folder) }.sorted()
        }
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

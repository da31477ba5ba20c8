import CZip
import Domain
import Foundation

/// Archives made for tests.
package enum ZipFile {
    /// The bytes of an archive with these entries.
    package static func bytes(_ entries: [(name: String, text: String)]) throws -> [UInt8] {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("svod-test-\(UUID()).zip").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try write(entries, to: path)
        return Array(try Data(contentsOf: URL(filePath: path)))
    }

    /// Writes an archive to a file.
    package static func write(_ entries: [(name: String, text: String)], to path: String) throws {
        var trouble = [CChar](repeating: 0, count: 256)
        func failure() -> SvodError {
            SvodError(
                .storeFailed,
                String(decoding: trouble.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            )
        }
        guard let zip = svod_zip_create(path, &trouble, trouble.count) else { throw failure() }
        for entry in entries {
            let bytes = Array(entry.text.utf8)
            guard svod_zip_add(zip, entry.name, bytes, bytes.count) else { throw failure() }
        }
        guard svod_zip_finish(zip, &trouble, trouble.count) else { throw failure() }
    }
}

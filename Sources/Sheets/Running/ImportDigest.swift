import Crypto
import Domain
import Foundation

/// By what an import is known: the bytes of the sheet and of its mapping.
package enum ImportDigest {
    /// The digest of both files, as text.
    ///
    /// - Throws: ``SvodError`` `notFound` when the sheet cannot be read.
    package static func of(sheet path: String, mapping: String) throws -> String {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw SvodError(.notFound, "\(path): cannot be read")
        }
        defer { try? handle.close() }
        var hash = SHA256()
        while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty { hash.update(data: piece) }
        hash.update(data: Data([0]))
        hash.update(data: Data(mapping.utf8))
        return hash.finalize().map { byte in
            let text = String(byte, radix: 16)
            return text.count == 1 ? "0" + text : text
        }.joined()
    }
}

import Domain
import Foundation
package import Store

/// Where the bytes of a letter are kept.
package enum KeptLetter: Sendable {
    /// In its row.
    case bytes([UInt8])
    /// In the blob folder, by its hash. It is read where one after the other is: such letters have megabytes.
    case blob(String)

    /// The bytes; those of a file are read here.
    ///
    /// - Throws: ``SvodError`` `notFound` when its file is gone; `storeFailed`.
    package func bytes(in blobs: BlobFolder) throws -> [UInt8] {
        switch self {
        case .bytes(let bytes): return bytes
        case .blob(let hash):
            do {
                return Array(try Data(contentsOf: URL(fileURLWithPath: try blobs.find(hash))))
            } catch let error as SvodError {
                throw error
            } catch {
                throw SvodError(.storeFailed, "the file \(hash) of a letter cannot be read", cause: error)
            }
        }
    }
}

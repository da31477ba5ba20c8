import Dispatch
import Domain
import Foundation
import Store

/// Puts large letters into the blob folder, on a queue of its own: the disk is waited for there.
struct LetterFiles: Sendable {
    let folder: BlobFolder
    private let queue = DispatchQueue(label: "svod-letter-files")

    init(folder: BlobFolder) { self.folder = folder }

    /// Keeps the bytes and returns their hash.
    func keep(_ bytes: [UInt8]) async throws -> String {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try folder.keep(bytes) }) }
        }
    }

    /// The bytes of a file.
    ///
    /// - Throws: ``SvodError`` `notFound`.
    func bytes(_ hash: String) async throws -> [UInt8] {
        try await withCheckedThrowingContinuation { continuation in
            queue.async {
                continuation.resume(
                    with: Result { Array(try Data(contentsOf: URL(fileURLWithPath: try folder.find(hash)))) }
                )
            }
        }
    }
}

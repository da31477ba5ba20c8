import Domain
import NIOPosix
import Store

/// Keeps the files of requests in the folder of the store.
struct RequestFiles: Sendable {
    let folder: BlobFolder

    /// Keeps files and says where they are, in their order. They are on the disk when it returns; who names them commits
    /// after that.
    ///
    /// - Throws: ``SvodError`` `diskFull`, `storeFailed`.
    func keep(_ files: [FormFile]) async throws -> [RequestFile] {
        guard !files.isEmpty else { return [] }
        return try await NIOThreadPool.singleton.runIfActive { [folder] in
            try files.map { file in
                RequestFile(name: file.name, type: file.type, size: file.bytes.count, hash: try folder.keep(file.bytes))
            }
        }
    }
}

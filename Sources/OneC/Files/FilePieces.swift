import Domain
import Glibc

/// Reads a file in pieces, so that its size does not matter.
package struct FilePieces {
    /// How much is read at once.
    private static let size = 64 << 10

    /// The file.
    package let path: String

    /// Creates a reader of the file at `path`.
    package init(path: String) { self.path = path }

    /// Hands each piece to `body`, in order.
    ///
    /// - Throws: ``SvodError`` `notFound` when the file cannot be opened, `unavailable` when it cannot be read; what
    ///   `body` throws.
    package func read(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw SvodError(.notFound, "\(path): \(String(cString: strerror(errno)))") }
        defer { close(file) }
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.size, alignment: 16)
        defer { piece.deallocate() }
        while true {
            let count = Glibc.read(file, piece.baseAddress, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                throw SvodError(.unavailable, "\(path): \(String(cString: strerror(errno)))")
            }
            if count == 0 { return }
            try body(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(piece)[..<count]))
        }
    }
}

import Domain
import Glibc

/// A file that comes to stand under its name only when it is whole and on the disk.
struct BackupFile {
    /// The name that it gets.
    let path: String
    /// The name that it has while it is written.
    var partial: String { "\(path).partial" }

    /// - Throws: ``SvodError`` `conflict` when there is a file of that name.
    init(path: String) throws {
        self.path = path
        guard access(path, F_OK) != 0 else { throw SvodError(.conflict, "\(path) exists already") }
        unlink(partial)
    }

    /// Removes what was written.
    func discard() { unlink(partial) }

    /// Sees to it that the bytes are on the disk, then gives the file its name.
    func complete() throws {
        chmod(partial, 0o600)
        try Self.synchronize(partial)
        guard rename(partial, path) == 0 else { throw Self.failure("\(partial) cannot be renamed") }
        let directory = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        try Self.synchronize(directory.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : directory)
    }

    private static func synchronize(_ path: String) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("\(path) cannot be opened") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure("\(path) cannot be brought to the disk") }
    }

    private static func failure(_ what: String) -> SvodError {
        let code: SvodError.Code = errno == ENOSPC || errno == EDQUOT ? .diskFull : .storeFailed
        return SvodError(code, "\(what): \(String(cString: strerror(errno)))")
    }
}

import Glibc

/// Sizes of files and of the room beside them.
enum FileSize {
    /// Bytes in a file; nil when there is none.
    static func of(_ path: String) -> Int64? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return Int64(status.st_size)
    }

    /// Bytes that an ordinary user may still write beside `path`; nil when it cannot be asked.
    static func free(beside path: String) -> Int64? {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { return nil }
        return Int64(status.f_bavail) * Int64(status.f_frsize)
    }
}

import Domain
import Glibc
import Synchronization

/// The file beside the store that says which daemon has it open: `<store>.owner`.
///
/// It is locked while the daemon lives, so that no second one writes, and removed at a clean stop: who finds it without
/// a lock knows that the daemon before was killed, or that the power failed.
final class OwnerMark: Sendable {
    let wasUnclean: Bool
    private let path: String
    /// The locked file; nil when the mark was let go.
    private let descriptor: Mutex<CInt?>

    /// - Throws: ``SvodError`` `conflict` when another process holds the store, `storeFailed` when no file can be made.
    init(storePath: String) throws {
        path = "\(storePath).owner"
        wasUnclean = access(path, F_OK) == 0
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw SvodError(.storeFailed, "\(path) cannot be made: \(String(cString: strerror(errno)))")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let owner = Self.text(descriptor)
            Glibc.close(descriptor)
            throw SvodError(.conflict, "the store \(storePath) is open in another process (\(owner))")
        }
        let text = "pid \(getpid())\n"
        ftruncate(descriptor, 0)
        _ = text.withCString { pwrite(descriptor, $0, strlen($0), 0) }
        fsync(descriptor)
        self.descriptor = Mutex(descriptor)
    }

    deinit { abandon() }

    /// Whether a living process has the mark of a store.
    static func isHeld(storePath: String) -> Bool {
        let descriptor = open("\(storePath).owner", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { Glibc.close(descriptor) }
        return flock(descriptor, LOCK_SH | LOCK_NB) != 0
    }

    /// Removes the mark: the store was closed.
    func release() { letGo(removing: true) }

    /// Lets the mark go without saying that the store is well: it could not be opened.
    func abandon() { letGo(removing: !wasUnclean) }

    private func letGo(removing: Bool) {
        let descriptor = descriptor.withLock { descriptor in
            defer { descriptor = nil }
            return descriptor
        }
        guard let descriptor else { return }
        if removing { unlink(path) }
        Glibc.close(descriptor)
    }

    private static func text(_ descriptor: CInt) -> String {
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        let text = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
        return text.isEmpty ? "unknown" : String(text.prefix { $0 != "\n" })
    }
}

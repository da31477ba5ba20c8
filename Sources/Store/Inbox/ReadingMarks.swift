import Domain
import Glibc
import Synchronization

/// The file that says which rows of the inbox are being read at this moment: what stands in it when the daemon starts was
/// in the reader when the daemon before it died.
///
/// Numbers of rows, eight bytes each, the lowest first; zeros stand between. Nothing is synced: the kernel keeps what was
/// written when a process dies, and for a failure of the power no row is to blame.
package final class ReadingMarks: Sendable {
    private struct State {
        /// Places in the file that nobody uses, below `count`.
        var free: [Int] = []
        var count = 0
        /// What stood there at the beginning, until somebody takes it.
        var left: [InboxID] = []
    }

    private let descriptor: CInt
    private let state: Mutex<State>

    /// No file is read further.
    private static let most = 4096

    /// Opens the file, making it when it is not there, readable by its owner only.
    ///
    /// - Throws: ``SvodError`` `storeFailed` when it can be neither opened nor made.
    package init(path: String) throws {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw SvodError(.storeFailed, "\(path) cannot be opened: \(String(cString: strerror(errno)))")
        }
        var numbers = [Int64](repeating: 0, count: Self.most)
        let read = numbers.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
        let left = numbers.prefix(max(0, read) / 8).map { Int64(littleEndian: $0) }.filter { $0 > 0 }
        ftruncate(descriptor, 0)
        self.descriptor = descriptor
        state = Mutex(State(left: left.map(InboxID.init(_:))))
    }

    deinit { close(descriptor) }

    /// The rows that were being read when the process before this one died; nobody is told of them twice.
    func takeLeft() -> [InboxID] {
        state.withLock { state in
            defer { state.left = [] }
            return state.left
        }
    }

    /// Carries `body` out while the file says that a row is being read.
    func during<Result>(_ row: InboxID, _ body: () throws -> Result) rethrows -> Result {
        let place = state.withLock { state -> Int in
            if let free = state.free.popLast() { return free }
            state.count += 1
            return state.count - 1
        }
        write(row.rawValue, at: place)
        defer {
            write(0, at: place)
            state.withLock { $0.free.append(place) }
        }
        return try body()
    }

    /// What cannot be written protects nobody, and breaks nothing.
    private func write(_ number: Int64, at place: Int) {
        withUnsafeBytes(of: number.littleEndian) { _ = pwrite(descriptor, $0.baseAddress, $0.count, off_t(place * 8)) }
    }
}

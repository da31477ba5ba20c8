import Domain
import Glibc

/// The service manager's end of `sd_notify`: a datagram socket whose path the daemon gets in `NOTIFY_SOCKET`.
struct NotifySocket: Sendable {
    /// The socket's path.
    let path: String
    private let socket: Int32

    /// Listens at `path`.
    init(path: String) throws {
        self.path = path
        unlink(path)
        socket = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        let room = MemoryLayout.size(ofValue: address.sun_path)
        guard socket >= 0, bytes.count < room else {
            throw SvodError(.invalidInput, "\(path): no socket can stand here")
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(socket, address, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
            }
        }
        guard bound else { throw SvodError(.unavailable, "\(path): \(String(cString: strerror(errno)))") }
    }

    /// Waits for `READY=1`; false when it does not come within `seconds`.
    func waitForReady(seconds: Int32) -> Bool {
        let end = ContinuousClock.now + .seconds(Int64(seconds))
        var buffer = [UInt8](repeating: 0, count: 4096)
        while ContinuousClock.now < end {
            guard !Loopback.readable([socket], within: 100).isEmpty else { continue }
            let count = recv(socket, &buffer, buffer.count, 0)
            guard count > 0 else { continue }
            let lines = String(decoding: buffer[..<count], as: UTF8.self).split(separator: "\n")
            if lines.contains("READY=1") { return true }
        }
        return false
    }

    /// Closes and removes the socket.
    func close() {
        Glibc.close(socket)
        unlink(path)
    }
}

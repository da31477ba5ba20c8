import Glibc
import TestSupport

/// A server that takes connections and never says a word.
final class SilentServer: Sendable {
    /// Its port.
    let port: Int
    private let handle: Int32

    init() throws {
        port = try PrivateDovecot.freePorts(1)[0]
        handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = bind(handle, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        listen(handle, 16)
    }

    deinit { close(handle) }
}

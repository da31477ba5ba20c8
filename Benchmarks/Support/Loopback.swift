import Domain
import Glibc

/// Blocking TCP sockets on 127.0.0.1.
enum Loopback {
    /// Listens on a free port.
    static func listen() throws -> (socket: Int32, port: UInt16) {
        let socket = try open()
        var address = address(port: 0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(socket, address, length) == 0 && Glibc.listen(socket, 64) == 0
                    && getsockname(socket, address, &length) == 0
            }
        }
        guard bound else { throw failure("listen") }
        return (socket, UInt16(bigEndian: address.sin_port))
    }

    /// Connects to `port`.
    static func connect(port: UInt16) throws -> Int32 {
        let socket = try open()
        var address = address(port: port)
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                Glibc.connect(socket, address, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard connected else {
            Glibc.close(socket)
            throw failure("connect to port \(port)")
        }
        return socket
    }

    /// Sends all of `bytes`; false when the other side has gone.
    static func send(_ bytes: UnsafeRawBufferPointer, to socket: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let part = UnsafeRawBufferPointer(rebasing: rest)
            let count = Glibc.send(socket, part.baseAddress, part.count, Int32(MSG_NOSIGNAL))
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Sends `text`.
    static func send(_ text: String, to socket: Int32) -> Bool {
        Array(text.utf8).withUnsafeBytes { send($0, to: socket) }
    }

    /// Which of `sockets` have something to read, after at most `milliseconds`.
    static func readable(_ sockets: [Int32], within milliseconds: Int32) -> [Int32] {
        var entries = sockets.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        guard poll(&entries, nfds_t(entries.count), milliseconds) > 0 else { return [] }
        return entries.filter { $0.revents != 0 }.map(\.fd)
    }

    private static func open() throws -> Int32 {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard socket >= 0 else { throw failure("socket") }
        var yes: Int32 = 1
        setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
        return socket
    }

    private static func address(port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
        return address
    }

    private static func failure(_ what: String) -> SvodError {
        SvodError(.unavailable, "\(what): \(String(cString: strerror(errno)))")
    }
}

import Foundation
import Glibc
import Synchronization

/// A service manager's end of sd_notify: hears what the program says of itself on a datagram socket.
final class ServiceManager: Sendable {
    /// What goes into `NOTIFY_SOCKET`.
    let path: String
    private let descriptor: Int32
    private let queue = DispatchQueue(label: "service-manager")

    /// Binds a socket at `path`, which may have 107 bytes.
    init(path: String) throws {
        self.path = path
        unlink(path)
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix(107)) }
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard bound == 0 else { throw NeverHappened(what: "A socket at \(path)", within: .zero) }
    }

    deinit { close(descriptor) }

    /// Waits for a message that has the line `line`, such as `READY=1`, and answers all its lines. Gives up at once
    /// when `process` ends.
    func hear(
        _ line: String,
        from process: DaemonProcess,
        within limit: Duration = .seconds(90)
    ) async throws -> [String] {
        let heard = await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: self.wait(for: line, from: process, limit)) }
        }
        guard let heard else { throw NeverHappened(what: "\(line) from the program", within: limit) }
        return heard
    }

    private func wait(for line: String, from process: DaemonProcess, _ limit: Duration) -> [String]? {
        let deadline = ContinuousClock.now + limit
        var buffer = [UInt8](repeating: 0, count: 4096)
        while ContinuousClock.now < deadline, process.isRunning {
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, 100) > 0 else { continue }
            let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
            guard count > 0 else { continue }
            let lines = String(decoding: buffer[..<count], as: UTF8.self).split(separator: "\n").map(String.init)
            if lines.contains(line) { return lines }
        }
        return nil
    }
}

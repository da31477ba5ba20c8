import CSystemd
import Glibc

/// Tells the service manager how the daemon fares, by the protocol of sd_notify(3). Without a manager it says nothing.
package struct ServiceNotifier: Sendable {
    private let socket: String?

    /// Creates a notifier for the socket at `socket` ($NOTIFY_SOCKET); nil when nobody listens.
    package init(socket: String?) { self.socket = socket }

    /// Whether somebody listens.
    package var isListening: Bool { socket != nil }

    /// Everything runs: units ordered after this one may start.
    package func ready(status: String) { send("READY=1\nSTATUS=\(Self.line(status))") }

    /// The configuration is being read again. ``ready(status:)`` ends it.
    package func reloading() {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        send("RELOADING=1\nMONOTONIC_USEC=\(Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)")
    }

    /// The daemon has begun to stop.
    package func stopping() { send("STOPPING=1\nSTATUS=stopping") }

    /// The watchdog's food: all parts have proven that they work.
    package func watchdog() { send("WATCHDOG=1") }

    /// One line for `systemctl status`.
    package func status(_ text: String) { send("STATUS=\(Self.line(text))") }

    /// Sends `text`; false when there is a socket and it did not take it.
    @discardableResult
    func send(_ text: String) -> Bool {
        guard let socket else { return true }
        return svod_notify(socket, text, text.utf8.count) == 0
    }

    private static func line(_ text: String) -> String {
        String(text.map { $0.isNewline ? " " : $0 })
    }
}

import Domain
import Glibc
import Telephony

/// Stands between the daemon and a replayed exchange, and stamps each call's entry as it goes to the daemon.
///
/// The stamp is taken before the write whose bytes complete the first event of a call from outside: what the exchange's
/// program itself takes is not counted, everything the daemon does is.
struct StampingRelay: Sendable {
    /// The port for the daemon to connect to.
    let port: UInt16
    private let listener: Int32
    private let exchange: UInt16
    private let log: CallLog

    /// Listens; `exchange` is the port of the replayed exchange.
    init(exchange: UInt16, log: CallLog) throws {
        (listener, port) = try Loopback.listen()
        self.exchange = exchange
        self.log = log
    }

    private struct Pair {
        var daemon: Int32
        var exchange: Int32
        var framer = AMIFramer(interest: .calls)
    }

    /// Relays until `running` is off.
    func run(while running: Switch) {
        var pairs: [Pair] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while running.isOn {
            let sockets = [listener] + pairs.flatMap { [$0.daemon, $0.exchange] }
            for socket in Loopback.readable(sockets, within: 100) {
                if socket == listener {
                    if let pair = accept() { pairs.append(pair) }
                } else if let index = pairs.firstIndex(where: { $0.daemon == socket || $0.exchange == socket }) {
                    guard !relay(&pairs[index], from: socket, &buffer) else { continue }
                    Glibc.close(pairs[index].daemon)
                    Glibc.close(pairs[index].exchange)
                    pairs.remove(at: index)
                }
            }
        }
        for pair in pairs {
            Glibc.close(pair.daemon)
            Glibc.close(pair.exchange)
        }
        Glibc.close(listener)
    }

    private func accept() -> Pair? {
        let daemon = Glibc.accept(listener, nil, nil)
        guard daemon >= 0 else { return nil }
        guard let socket = try? Loopback.connect(port: exchange) else {
            Glibc.close(daemon)
            return nil
        }
        var yes: Int32 = 1
        setsockopt(daemon, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
        return Pair(daemon: daemon, exchange: socket)
    }

    /// Passes on what `socket` has; false at its end.
    private func relay(_ pair: inout Pair, from socket: Int32, _ buffer: inout [UInt8]) -> Bool {
        let count = recv(socket, &buffer, buffer.count, 0)
        guard count > 0 else { return false }
        let isToDaemon = socket == pair.exchange
        let moment = ContinuousClock.now
        return buffer.withUnsafeBytes { bytes in
            let part = UnsafeRawBufferPointer(rebasing: bytes[..<count])
            guard Loopback.send(part, to: isToDaemon ? pair.daemon : pair.exchange) else { return false }
            if isToDaemon { stamp(part, &pair.framer, moment) }
            return true
        }
    }

    private func stamp(_ bytes: UnsafeRawBufferPointer, _ framer: inout AMIFramer, _ moment: ContinuousClock.Instant) {
        framer.feed(bytes)
        while let message = try? framer.next() {
            guard message.event == .newchannel, let number = message[.callerIDNum], number.utf8.count >= 10,
                message[.uniqueid] == message[.linkedid]
            else { continue }
            log.wrote(number.filter(\.isWholeNumber), at: moment)
        }
    }
}

import Domain
import Glibc

/// Open desks: signed in for real, each with its own stream of events, read by one thread.
struct Desks: Sendable {
    private let sockets: [Int32]
    private let log: CallLog

    /// How many desks.
    var count: Int { sockets.count }

    /// Opens a desk for each of `logins` at the console on `port`.
    init(logins: [String], password: String, port: UInt16, log: CallLog) throws {
        self.log = log
        self.sockets = try logins.map { login in
            let browser = try Browser(port: port, login: login, password: password)
            return try browser.openEvents()
        }
    }

    /// Reads until `running` is off; answers how often a desk was told to reload.
    func run(while running: Switch) throws -> Int {
        var readers = Dictionary(
            uniqueKeysWithValues: sockets.enumerated().map { ($0.element, DeskReader(desk: $0.offset)) }
        )
        var buffer = [UInt8](repeating: 0, count: 256 << 10)
        while running.isOn {
            for socket in Loopback.readable(sockets, within: 100) {
                let count = recv(socket, &buffer, buffer.count, 0)
                let moment = ContinuousClock.now
                guard count > 0 else { throw SvodError(.unavailable, "the console closed a desk's stream") }
                guard let numbers = readers[socket]?.take(buffer[..<count]), let desk = readers[socket]?.desk else {
                    continue
                }
                for number in numbers { log.told(desk, of: number, at: moment) }
            }
        }
        for socket in sockets { Glibc.close(socket) }
        return readers.values.reduce(0) { $0 + $1.resets }
    }
}

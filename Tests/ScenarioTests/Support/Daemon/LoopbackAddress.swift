import Foundation
import Synchronization

/// A loopback address that one scenario has to itself, so that its ports are free and stay its own while the program is
/// killed and started again, whatever runs beside it.
enum LoopbackAddress {
    private static let last = Mutex(0)

    /// The next address: `127.` and two bytes of the process's number, then a count.
    static func next() -> String {
        let number = last.withLock { last in
            last += 1
            return last
        }
        let process = Int(ProcessInfo.processInfo.processIdentifier)
        return "127.\(64 + process >> 8 & 63).\(process & 255).\(1 + number % 250)"
    }
}

import HummingbirdCore
import NIOCore
import Synchronization

/// A connection that waits to be served. One that nobody takes is closed.
final class AwaitedConnection: ServerChildChannelValue {
    let channel: any Channel
    private let isTaken = Mutex(false)

    init(_ channel: any Channel) { self.channel = channel }

    deinit {
        if !isTaken.withLock({ $0 }) { channel.close(promise: nil) }
    }

    /// The connection, which is the caller's to close from now on.
    func take() -> any Channel {
        isTaken.withLock { $0 = true }
        return channel
    }
}

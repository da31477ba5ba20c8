import NIOCore
import Synchronization

/// A connection that is being opened, so that stopping need not wait for a peer that does not answer.
final class OpeningChannel: Sendable {
    private struct Contents {
        var channel: (any NIOCore.Channel)?
        var isCancelled = false
    }

    private let contents = Mutex(Contents())

    /// The channel exists, not connected yet.
    func open(_ channel: any NIOCore.Channel) {
        let isCancelled = contents.withLock { contents in
            contents.channel = channel
            return contents.isCancelled
        }
        if isCancelled { channel.close(promise: nil) }
    }

    /// Nobody waits for it any more.
    func cancel() {
        let channel = contents.withLock { contents in
            contents.isCancelled = true
            return contents.channel
        }
        channel?.close(promise: nil)
    }
}

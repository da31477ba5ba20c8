import Synchronization

/// Rings when the exchange says that it has booted. Whoever listens next hears a ring that nobody heard; there is one
/// listener at a time, and a wait that is cancelled costs no later ring.
final class BootBell: Sendable {
    private struct Contents {
        var isMissed = false
        var isOver = false
        var listener: AsyncStream<Void>.Continuation?
    }

    private let contents = Mutex(Contents())

    /// Rings.
    func ring() {
        contents.withLock { contents in
            guard case .enqueued? = contents.listener?.yield() else {
                contents.isMissed = true
                return
            }
        }
    }

    /// The rings from here on, and the one nobody heard.
    func rings() -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        contents.withLock { contents in
            contents.listener = continuation
            if contents.isMissed { continuation.yield() }
            contents.isMissed = false
            if contents.isOver { continuation.finish() }
        }
        return stream
    }

    /// The connection has ended: no ring comes any more.
    func finish() {
        contents.withLock { contents in
            contents.isOver = true
            contents.listener?.finish()
        }
    }
}

import NIOCore
import Synchronization

/// The connections that a listener has accepted and that are open, taken by anyone or not.
///
/// Those that were accepted while the listener was stopping are taken by nobody; ``close()`` ends them all.
final class AcceptedChannels: Sendable {
    private struct State {
        var open: [ObjectIdentifier: any Channel] = [:]
        var isClosed = false
    }

    private let state = Mutex(State())

    /// Remembers a connection until it ends. After ``close()`` it is ended at once.
    func admit(_ channel: any Channel) {
        let isAdmitted = state.withLock { state in
            if !state.isClosed { state.open[ObjectIdentifier(channel)] = channel }
            return !state.isClosed
        }
        guard isAdmitted else { return channel.close(promise: nil) }
        channel.closeFuture.whenComplete { [weak self] _ in
            self?.state.withLock { _ = $0.open.removeValue(forKey: ObjectIdentifier(channel)) }
        }
    }

    /// Ends all connections, and every one that still comes.
    func close() {
        let open = state.withLock { state in
            state.isClosed = true
            return Array(state.open.values)
        }
        for channel in open { channel.close(promise: nil) }
    }
}

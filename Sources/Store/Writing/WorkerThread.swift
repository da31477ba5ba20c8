import Foundation
import Synchronization

/// A thread of the store's own, for calls that block. It runs one body and is then over.
final class WorkerThread: Sendable {
    private struct State {
        var isOver = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Mutex<State>

    /// Starts a thread. `name` shows in debuggers (15 bytes of it).
    init(name: String, _ body: @escaping @Sendable () -> Void) {
        state = Mutex(State())
        let thread = Thread { [self] in
            body()
            finish()
        }
        thread.name = name
        thread.stackSize = 1 << 20
        thread.start()
    }

    /// Waits until the body has returned.
    func join() async {
        await withCheckedContinuation { continuation in
            let isOver = state.withLock { state in
                if !state.isOver { state.waiting.append(continuation) }
                return state.isOver
            }
            if isOver { continuation.resume() }
        }
    }

    private func finish() {
        let waiting = state.withLock { state in
            state.isOver = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }
}

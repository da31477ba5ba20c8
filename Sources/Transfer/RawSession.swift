import Domain

/// A line to a mail server over which bytes go both ways. It is closed when the last holder lets it go.
package final class RawSession: Sendable {
    private let id: TransferID
    private let loop: TransferLoop

    init(id: TransferID, loop: TransferLoop) {
        self.id = id
        self.loop = loop
    }

    deinit { try? loop.give(.end(id)) }

    /// Sends all of `bytes`. One sender at a time.
    ///
    /// - Throws: ``SvodError`` `timedOut`, `unavailable` when the line is closed; `CancellationError`.
    package func send(_ bytes: [UInt8], within limit: Duration) async throws {
        let deadline = ContinuousClock.now + limit
        try await ask { .send(self.id, bytes, until: deadline, $0) }
    }

    /// Waits for bytes and takes what there is, at most `most`. None: the peer has closed. One reader at a time.
    ///
    /// - Throws: ``SvodError`` `timedOut` when nothing came (the session can be used further), `unavailable` when the line
    ///   is closed; `CancellationError`, and the line is closed then.
    package func receive(most: Int = 256 << 10, within limit: Duration) async throws -> [UInt8] {
        let deadline = ContinuousClock.now + limit
        return try await ask { .receive(self.id, most: most, until: deadline, $0) }
    }

    /// Closes the line without a goodbye.
    package func close() { try? loop.give(.end(id)) }

    private func ask<Value: Sendable>(
        _ order: (@escaping TransferOrder.Answer<Value>) -> TransferOrder
    ) async throws -> Value {
        try Task.checkCancellation()
        do {
            return try await withTaskCancellationHandler {
                try await withCheckedThrowingContinuation { continuation in
                    do throws(SvodError) {
                        try loop.give(order { continuation.resume(with: $0.mapError { $0 }) })
                        // Cancelled before the order was given: the end came too early.
                        if Task.isCancelled { try? loop.give(.end(id)) }
                    } catch {
                        continuation.resume(throwing: error)
                    }
                }
            } onCancel: {
                try? loop.give(.end(id))
            }
        } catch {
            try Task.checkCancellation()
            throw error
        }
    }
}

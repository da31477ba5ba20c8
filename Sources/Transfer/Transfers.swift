import Domain

/// What svod asks of the world beyond the telephone: HTTP calls, letters, raw sessions with mail servers.
///
/// libcurl does names, TLS and proxies; it runs on threads of its own (one for calls and sessions, one for letters, whose
/// goodbye blocks) that start with the first use. Everything can be cancelled, and everything has a limit.
package final class Transfers: Sendable {
    private let loop: TransferLoop
    private let letters: TransferLoop

    /// Creates transfers; nothing is loaded or started yet.
    package init(limits: TransferLimits = TransferLimits()) {
        loop = TransferLoop(name: "svod-transfer", limits: limits)
        letters = TransferLoop(name: "svod-letters", limits: limits)
    }

    /// Ends everything that is under way; what is asked for later is refused. A daemon calls it last.
    package func stop() {
        loop.stop()
        letters.stop()
    }

    /// Makes an HTTP call. An answer of whatever status is an answer.
    ///
    /// - Throws: ``SvodError`` when there was none: `timedOut`, `unavailable`, `protocolViolation` (TLS), `limitExceeded`
    ///   (a longer answer than allowed); `CancellationError`.
    package func call(_ call: HTTPCall) async throws -> HTTPReply {
        let finished = try await run(call.plan, on: loop).finished
        if let error = finished.error { throw SvodError(error.code, "the call of \(call.place) failed", cause: error) }
        return HTTPReply(finished)
    }

    /// Gives a letter to a mail server.
    ///
    /// - Returns: What the server said; also its refusal.
    /// - Throws: ``SvodError`` when it said nothing: `timedOut`, `unavailable`, `protocolViolation` (TLS);
    ///   `CancellationError`. It may have the letter all the same.
    package func send(_ letter: LetterCall) async throws -> LetterReply {
        let finished = try await run(letter.plan, on: letters).finished
        return try LetterReply(finished, server: letter.target.place)
    }

    /// Opens a raw session: connected, TLS and proxy done, the greeting heard, nobody signed in.
    ///
    /// - Throws: ``SvodError`` as ``call(_:)``; `CancellationError`.
    package func open(_ target: SessionTarget) async throws -> RawSession {
        let (id, finished) = try await run(target.plan, on: loop)
        if let error = finished.error {
            throw SvodError(error.code, "no line to \(target.place)", cause: error)
        }
        return RawSession(id: id, loop: loop)
    }

    private func run(
        _ plan: TransferPlan,
        on loop: TransferLoop
    ) async throws -> (id: TransferID, finished: FinishedTransfer) {
        try Task.checkCancellation()
        let id = loop.nextID()
        do {
            let finished = try await withTaskCancellationHandler {
                try await withCheckedThrowingContinuation { continuation in
                    do throws(SvodError) {
                        try loop.give(.start(id, plan) { continuation.resume(with: $0.mapError { $0 }) })
                        // Cancelled before the order was given: the end came too early.
                        if Task.isCancelled { try? loop.give(.end(id)) }
                    } catch {
                        continuation.resume(throwing: error)
                    }
                }
            } onCancel: {
                try? loop.give(.end(id))
            }
            return (id, finished)
        } catch {
            try Task.checkCancellation()
            throw error
        }
    }
}

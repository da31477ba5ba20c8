package import Domain
package import Logging
import Metrics

/// Accepts and handles what adapters receive.
///
/// A row and all effects of its handler stand in one transaction. A row whose handler fails is held with the error,
/// and its stream stops: later rows of it wait. No other stream does.
package struct InboxPipeline: Sendable {
    let engine: any Engine
    let handlers: [String: InboxHandler]
    let marks: ReadingMarks?
    let clock: WallClock
    let logger: Logger

    /// Creates a pipeline. Of two handlers for one kind the last is taken. Without `marks` no row is blamed for the end of
    /// a process.
    package init(
        engine: any Engine,
        handlers: [InboxHandler],
        marks: ReadingMarks? = nil,
        clock: WallClock,
        logger: Logger
    ) {
        self.engine = engine
        self.marks = marks
        self.handlers = Dictionary(handlers.map { ($0.kind, $0) }) { _, last in last }
        self.clock = clock
        self.logger = logger
    }

    /// Accepts rows and handles them, in their order and in one transaction; returns after COMMIT. Only then may the
    /// adapter answer outward.
    ///
    /// - Parameters:
    ///   - rows: What was received.
    ///   - lane: Whose turn it is.
    ///   - cursor: Moves the adapter's own cursor in the same transaction.
    /// - Throws: ``SvodError`` when nothing was accepted: the store cannot be written just now, or `cursor` failed.
    @discardableResult
    package func accept(
        _ rows: [NewInboxRow],
        lane: Lane,
        cursor: (@Sendable (any Connection) throws -> Void)? = nil
    ) async throws -> InboxOutcome {
        let outcome = try await engine.write(lane) { connection in
            var outcome = InboxOutcome()
            var rest = rows[...]
            while !rest.isEmpty { rest = rest.dropFirst(try accept(firstOf: rest, &outcome, in: connection)) }
            try cursor?(connection)
            return outcome
        }
        count(outcome)
        return outcome
    }

    /// Handles the held row of a stream again and, when that succeeds, what waited behind it.
    ///
    /// - Throws: ``SvodError`` `notFound` when the stream is not stopped by a held row.
    package func retry(stream: String) async throws -> InboxOutcome {
        try await engine.write(.realtime) { connection in
            guard let row = try Inbox.firstOpen(stream: stream, in: connection), row.state == .held else {
                throw SvodError(.notFound, "no row of stream \(stream) is held")
            }
            try Inbox.reopen(row.id, in: connection)
        }
        return try await drain(stream: stream)
    }

    /// Handles a held row again and, when that succeeds, what waited behind it. A row that was set aside is handled again
    /// too, though its stream has gone on without it.
    ///
    /// - Throws: ``SvodError`` `notFound` when the row is neither held nor set aside.
    package func retry(_ id: InboxID) async throws -> InboxOutcome {
        let stream = try await engine.write(.realtime) { connection in
            guard let row = try Inbox.row(id, in: connection), row.state == .held || row.state == .dead else {
                throw SvodError(.notFound, "inbox row \(id) is neither held nor set aside")
            }
            try Inbox.reopen(id, in: connection)
            return row.stream
        }
        return try await drain(stream: stream)
    }

    /// Handles a row once more, whatever became of it, and what waits behind it. A row of whose key nothing is left is
    /// accepted anew. `change` writes what belongs to that in the same transaction.
    package func again(
        _ row: NewInboxRow,
        _ change: @escaping @Sendable (any Connection) throws -> Void
    ) async throws -> InboxOutcome {
        try await engine.write(.realtime) { connection in
            try Inbox.again(row, in: connection)
            try change(connection)
        }
        return try await drain(stream: row.stream)
    }

    /// Sets a held row aside, for good, and handles what waited behind it.
    package func setAside(_ id: InboxID) async throws -> InboxOutcome {
        let stream = try await stream(ofHeld: id)
        try await engine.write(.realtime) { connection in
            let row = try Inbox.row(id, in: connection)
            try Inbox.settle(id, .dead, error: row?.error, at: clock.now(), in: connection)
        }
        return try await drain(stream: stream)
    }

    private func stream(ofHeld id: InboxID) async throws -> String {
        let row = try await engine.read { try Inbox.row(id, in: $0) }
        guard let row, row.state == .held else { throw SvodError(.notFound, "inbox row \(id) is not held") }
        return row.stream
    }

    func accept(_ row: NewInboxRow, _ outcome: inout InboxOutcome, in connection: any Connection) throws {
        let handler = handlers[row.kind]
        guard handler?.moment ?? .onArrival == .onArrival,
            try !Inbox.isStopped(stream: row.stream, in: connection)
        else {
            let id = try Inbox.insert(row, .new, handledAt: nil, in: connection)
            if id == nil { outcome.known += 1 } else { outcome.waiting += 1 }
            return
        }
        guard let id = try Inbox.insert(row, .done, handledAt: clock.now(), in: connection) else {
            outcome.known += 1
            return
        }
        if try handle(InboxRow(id, row), in: connection) { outcome.handled += 1 } else { outcome.held += 1 }
    }

    /// Runs a row's handler under a savepoint, or the `change` that it found beforehand; false when it failed, and the
    /// row is held now.
    ///
    /// - Throws: an error of the store itself, which is no fault of the row.
    func handle(
        _ row: InboxRow,
        _ change: InboxHandler.Change? = nil,
        in connection: any Connection
    ) throws -> Bool {
        do {
            let following: [NewInboxRow] = try connection.savepoint {
                if let change { return try change(connection) }
                guard let handler = handlers[row.kind] else {
                    throw SvodError(.notFound, "nothing handles inbox rows of kind \(row.kind)")
                }
                try handler.handle(row, connection)
                return []
            }
            var outcome = InboxOutcome()
            for row in following { try accept(row, &outcome, in: connection) }
            return true
        } catch let error as SvodError where error.code.isTransient {
            throw error
        } catch {
            try Inbox.settle(row.id, .held, error: "\(error)", at: nil, in: connection)
            logger.error(
                "An inbox row is held and its stream stopped.",
                metadata: ["inbox": "\(row.id)", "stream": "\(row.stream)", "kind": "\(row.kind)", "error": "\(error)"]
            )
            return false
        }
    }

    private func count(_ outcome: InboxOutcome) {
        for (name, count) in [
            ("handled", outcome.handled), ("known", outcome.known), ("held", outcome.held),
            ("waiting", outcome.waiting),
        ] where count > 0 {
            Counter(label: "svod_inbox_rows_total", dimensions: [("reason", name)]).increment(by: count)
        }
    }
}

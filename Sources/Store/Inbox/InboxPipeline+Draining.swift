import Domain
import Logging

extension InboxPipeline {
    /// Handles the open rows of a stream in order, each in its own transaction, until none is left or one is held.
    func drain(stream: String) async throws -> InboxOutcome {
        var outcome = InboxOutcome()
        while let row = try await engine.read({ try Inbox.firstOpen(stream: stream, in: $0) }), row.state == .new {
            switch try await handleLater(row) {
            case .done: outcome.handled += 1
            case .held: outcome.held += 1
            case .dead, .new: break
            }
        }
        return outcome
    }

    /// Handles the first open row of a stream, and what waits behind it.
    func drain(from first: ReadyRow) async throws {
        if try await handleLater(first.row) == .done, first.goesOn { _ = try await drain(stream: first.row.stream) }
    }

    /// Counts an attempt at each row that was being read when the daemon died.
    func countInterrupted() async throws {
        guard let left = marks?.takeLeft(), !left.isEmpty else { return }
        try await engine.write(.normal) { try Inbox.countAttempts(left, in: $0) }
    }

    /// Handles one new row in its own transaction and says where it stands then.
    private func handleLater(_ row: InboxRow) async throws -> InboxState {
        let handler = handlers[row.kind]
        let lane = handler?.lane ?? .normal
        if handler?.prepare != nil, row.attempts >= 2 { return try await setAside(row, lane) }
        let change = try await prepare(row, handler)
        return try await engine.write(lane) { connection in
            // Somebody else may have handled it since it was read.
            guard try Inbox.state(of: row.id, in: connection) == .new else { return .done }
            try Inbox.countAttempts([row.id], in: connection)
            guard try handle(row, change, in: connection) else { return .held }
            try Inbox.settle(row.id, .done, error: nil, at: clock.now(), in: connection)
            return .done
        }
    }

    /// What a row changes, where its handler finds that beforehand. What is wrong with the row is thrown in its
    /// transaction, which holds it.
    private func prepare(_ row: InboxRow, _ handler: InboxHandler?) async throws -> InboxHandler.Change? {
        do {
            return try await handler?.prepare?(row, engine, GuardedReading(row: row.id, marks: marks))
        } catch let error as CancellationError {
            throw error
        } catch let error as SvodError where error.code.isTransient {
            throw error
        } catch {
            return { _ in throw error }
        }
    }

    /// Sets a row aside whose reading ended the daemon twice.
    private func setAside(_ row: InboxRow, _ lane: Lane) async throws -> InboxState {
        try await engine.write(lane) { connection in
            let error = "reading it stopped the daemon \(row.attempts) times"
            try Inbox.settle(row.id, .dead, error: error, at: clock.now(), in: connection)
            try handlers[row.kind]?.setAside?(row, error, connection)
            logger.error(
                "An inbox row is set aside.",
                metadata: ["inbox": "\(row.id)", "stream": "\(row.stream)", "kind": "\(row.kind)"]
            )
            return .dead
        }
    }
}

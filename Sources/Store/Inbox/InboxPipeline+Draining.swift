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

    /// Handles the first open row of a stream, whose attempt ``begin(_:)`` has counted, and what waits behind it.
    func drain(from first: ReadyRow) async throws {
        if try await handleLater(first.row, isBegun: true) == .done, first.goesOn {
            _ = try await drain(stream: first.row.stream)
        }
    }

    /// Counts an attempt at each guarded row before they are read, in one transaction.
    func begin(_ rows: [InboxRow]) async throws {
        let guarded = rows.filter { handlers[$0.kind]?.moment == .laterGuarded }
        guard let lane = guarded.first.map({ handlers[$0.kind]?.lane ?? .normal }) else { return }
        try await engine.write(lane) { try Inbox.countAttempts(guarded.map(\.id), in: $0) }
    }

    /// Handles one new row in its own transaction and says where it stands then.
    func handleLater(_ row: InboxRow, isBegun: Bool = false) async throws -> InboxState {
        let handler = handlers[row.kind]
        let lane = handler?.lane ?? .normal
        let isGuarded = handler?.moment == .laterGuarded
        if isGuarded, !isBegun, try await !begin(row, lane) { return .dead }
        do {
            let change = try await prepare(row, handler)
            return try await engine.write(lane) { connection in
                // Somebody else may have handled it since it was read.
                guard try Inbox.state(of: row.id, in: connection) == .new else { return .done }
                if !isGuarded { try Inbox.countAttempts([row.id], in: connection) }
                guard try handle(row, change, in: connection) else { return .held }
                try Inbox.settle(row.id, .done, error: nil, at: clock.now(), in: connection)
                return .done
            }
        } catch {
            // The attempt had an end: only those without one set a row aside.
            if isGuarded { try? await engine.write(lane) { try Inbox.forgetAttempt(row.id, in: $0) } }
            throw error
        }
    }

    /// What a row changes, where its handler finds that beforehand. What is wrong with the row is thrown in its
    /// transaction, which holds it.
    private func prepare(_ row: InboxRow, _ handler: InboxHandler?) async throws -> InboxHandler.Change? {
        do {
            return try await handler?.prepare?(row, engine)
        } catch let error as CancellationError {
            throw error
        } catch let error as SvodError where error.code.isTransient {
            throw error
        } catch {
            return { _ in throw error }
        }
    }

    /// Counts an attempt before the row is read; false when two attempts before had no end.
    private func begin(_ row: InboxRow, _ lane: Lane) async throws -> Bool {
        try await engine.write(lane) { connection in
            guard row.attempts < 2 else {
                let error = "reading it stopped the daemon \(row.attempts) times"
                try Inbox.settle(row.id, .dead, error: error, at: clock.now(), in: connection)
                try handlers[row.kind]?.setAside?(row, error, connection)
                logger.error(
                    "An inbox row is set aside.",
                    metadata: ["inbox": "\(row.id)", "stream": "\(row.stream)", "kind": "\(row.kind)"]
                )
                return false
            }
            try Inbox.countAttempts([row.id], in: connection)
            return true
        }
    }
}

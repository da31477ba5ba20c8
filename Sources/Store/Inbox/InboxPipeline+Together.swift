import Domain

extension InboxPipeline {
    /// The most rows that are handled together: what they change is undone whole when one of them fails.
    private static let most = 64

    /// Accepts the first of `rows`, or as many of the first as their handler takes together; answers how many.
    func accept(
        firstOf rows: ArraySlice<NewInboxRow>,
        _ outcome: inout InboxOutcome,
        in connection: any Connection
    ) throws -> Int {
        guard let first = rows.first else { return 0 }
        if let handle = handlers[first.kind]?.handleTogether, handlers[first.kind]?.moment == .onArrival {
            let run = rows.prefix(Self.most).prefix { $0.kind == first.kind && $0.source == first.source }
            if run.count > 1, try accept(together: run, handle, &outcome, in: connection) { return run.count }
            for row in run { try accept(row, &outcome, in: connection) }
            return run.count
        }
        try accept(first, &outcome, in: connection)
        return 1
    }

    /// Accepts rows of one source for one handler; false, and nothing is changed, when they are to be taken one by one.
    private func accept(
        together rows: ArraySlice<NewInboxRow>,
        _ handle: ([InboxRow], any Connection) throws -> Void,
        _ outcome: inout InboxOutcome,
        in connection: any Connection
    ) throws -> Bool {
        guard try !Inbox.isStopped(streams: Set(rows.map(\.stream)).sorted(), in: connection) else { return false }
        do {
            let taken = try connection.savepoint {
                let taken = try Inbox.insert(rows, handledAt: clock.now(), in: connection)
                if !taken.isEmpty { try handle(taken, connection) }
                return taken.count
            }
            outcome.handled += taken
            outcome.known += rows.count - taken
            return true
        } catch let error as SvodError where error.code.isTransient {
            throw error
        } catch {
            // Which of them it is shows when each goes by itself.
            return false
        }
    }
}

import Domain
import Logging
import Metrics

extension OutboxWorker {
    /// Sends a leased row and settles it.
    func send(_ row: OutboxRow) async {
        Failpoint.beforeDelivery.reach()
        let delivery = await deliverInTime(row)
        Failpoint.afterDelivery.reach()
        do {
            try await settle(row, delivery)
        } catch {
            // The lease runs out, and the row is sent again: at least once.
            logger.warning(
                "The outcome of an outbox row could not be stored.",
                metadata: ["outbox": "\(row.id)", "connector": "\(row.connector)", "error": "\(error)"]
            )
        }
    }

    /// Ends the leases of a process that is gone: a store has one daemon at a time. ``run()`` begins with it.
    package func rescueOfBefore() async throws {
        let now = wallClock.now()
        try await engine.write(settings.lane) { connection in
            try Outbox.rescue(
                connector.name,
                condition: "leased_by <> \(settings.holder)",
                at: now,
                in: connection
            )
        }
    }

    /// Ends the leases that are still ours.
    func handBack() async {
        let now = wallClock.now()
        do {
            try await engine.write(settings.lane) { connection in
                try Outbox.rescue(
                    connector.name,
                    condition: "leased_by = \(settings.holder)",
                    at: now,
                    in: connection
                )
            }
        } catch {
            logger.warning(
                "Leases could not be handed back; they run out.",
                metadata: ["connector": "\(connector.name)", "error": "\(error)"]
            )
        }
    }

    private func deliverInTime(_ row: OutboxRow) async -> Delivery {
        await withTaskGroup(of: Delivery?.self) { group in
            group.addTask { await connector.deliver(row) }
            group.addTask {
                try? await clock.sleep(for: settings.lease * 0.8)
                return nil
            }
            var delivery = Delivery.retry(after: .zero, reason: "no answer within the lease")
            while let answer = await group.next() {
                group.cancelAll()
                if let answer { delivery = answer }
            }
            return delivery
        }
    }

    private func settle(_ row: OutboxRow, _ delivery: Delivery) async throws {
        let now = wallClock.now()
        let state = try await engine.write(settings.lane) { connection -> OutboxState? in
            guard try Outbox.isLeased(row.id, by: settings.holder, in: connection) else { return nil }
            switch delivery {
            case .done(let result):
                try Outbox.settle(row, .done, result: result, at: now, in: connection)
                return .done
            case .never(let reason):
                try Outbox.settle(row, .dead, reason: reason, at: now, in: connection)
                return .dead
            case .retry(let wait, let reason):
                return try retry(row, after: wait, reason, at: now, in: connection)
            }
        }
        report(row, state)
    }

    private func retry(
        _ row: OutboxRow,
        after wait: Duration,
        _ reason: String,
        at now: Timestamp,
        in connection: any Connection
    ) throws -> OutboxState {
        if row.expiresAt != nil {
            try Outbox.settle(row, .expired, reason: reason, at: now, in: connection)
            return .expired
        }
        if row.attempts >= settings.maximumAttempts {
            let reason = "given up after \(row.attempts) attempts: \(reason)"
            try Outbox.settle(row, .dead, reason: reason, at: now, in: connection)
            return .dead
        }
        let wait = max(wait, settings.backoff.delay(afterFailures: row.attempts))
        try Outbox.defer(row, until: now + wait, reason: reason, in: connection)
        return .deferred
    }

    private func report(_ row: OutboxRow, _ state: OutboxState?) {
        let reason = state?.rawValue ?? "lease_lost"
        Counter(
            label: "svod_outbox_deliveries_total",
            dimensions: [("connector", row.connector), ("reason", reason)]
        ).increment()
        logger.info(
            "An outbox row was sent.",
            metadata: [
                "outbox": "\(row.id)", "connector": "\(row.connector)", "kind": "\(row.kind)", "outcome": "\(reason)",
                "attempts": "\(row.attempts)",
            ]
        )
    }
}

package import Domain
package import Store

/// What waits, by age (as Postfix' qshape shows it), and what is stuck: `svod queue` and the administrator's page.
package struct QueueReport: Codable, Equatable, Sendable {
    /// A row that needs a person.
    package struct Trouble: Codable, Hashable, Sendable {
        /// The row (`inbox:17`, `outbox:4`), as the commands take it.
        package var row: String
        /// Its stream, or its connector.
        package var place: String
        /// What it is.
        package var kind: String
        /// Its state.
        package var state: String
        /// Since when, ISO 8601.
        package var since: String
        /// Why.
        package var reason: String?
    }

    /// What waits, by age.
    package var figures: QueueFigures
    /// The rows that need a person, oldest first, at most a hundred of the inbox and as many of the outbox.
    package var troubles: [Trouble]

    /// Whether nothing needs a person.
    package var isHealthy: Bool { troubles.isEmpty && figures.timersFailing == 0 }

    /// Reads the queues of `connection`'s store at `now`.
    package init(at now: Timestamp, in connection: any Connection) throws {
        figures = try QueueFigures.read(at: now, in: connection)
        let held = try Inbox.troubled(in: connection).map(Trouble.init)
        let dead = try Outbox.deadLetters(in: connection).reversed().map(Trouble.init)
        troubles = held + dead
    }
}

extension QueueReport.Trouble {
    fileprivate init(_ row: InboxRow) {
        self.row = "inbox:\(row.id)"
        place = row.stream
        kind = row.kind
        state = row.state.rawValue
        since = ISOMoment.text(row.receivedAt)
        reason = row.error
    }

    fileprivate init(_ row: OutboxRow) {
        self.row = "outbox:\(row.id)"
        place = row.connector
        kind = row.kind
        state = row.state.rawValue
        since = ISOMoment.text(row.settledAt ?? row.createdAt)
        reason = row.reason
    }
}

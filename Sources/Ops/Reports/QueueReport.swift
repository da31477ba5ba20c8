package import Domain
package import Store

/// What waits, by age (as Postfix' qshape shows it), and what is stuck: `svod queue` and the administrator's page.
package struct QueueReport: Codable, Hashable, Sendable {
    /// How many rows of one source or connector are in one state, by age.
    package struct Line: Codable, Hashable, Sendable {
        /// The source (`ami:main`) or connector.
        package var name: String
        /// The rows' state.
        package var state: String
        /// How many there are.
        package var count: Int64
        /// How many of them are younger than each of ``QueueReport/ages``, and last those that are older than all.
        package var byAge: [Int64]
    }

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

    /// The bounds of the columns of ``Line/byAge``, in seconds.
    package static let ages: [Int64] = [10, 60, 600, 3600, 86_400]

    /// What came in and is not handled.
    package var inbox: [Line]
    /// What is to go out.
    package var outbox: [Line]
    /// Armed timers.
    package var timers: Int64
    /// Of them, those that are overdue by more than ten seconds.
    package var overdueTimers: Int64
    /// The rows that need a person, oldest first, at most a hundred of each.
    package var troubles: [Trouble]

    /// Whether nothing needs a person.
    package var isHealthy: Bool { troubles.isEmpty && overdueTimers == 0 }
}

extension QueueReport {
    /// Reads the queues of `connection`'s store at `now`.
    package init(at now: Timestamp, in connection: any Connection) throws {
        inbox = try connection.rows(
            """
            SELECT source AS name, state, count(*) AS rows, \(Self.buckets("received_at", now))
            FROM inbox WHERE state <> 'done' GROUP BY source, state ORDER BY source, state
            """
        ).map(Line.init)
        outbox = try connection.rows(
            """
            SELECT connector AS name, state, count(*) AS rows, \(Self.buckets("created_at", now))
            FROM outbox WHERE state <> 'done' GROUP BY connector, state ORDER BY connector, state
            """
        ).map(Line.init)
        timers = try connection.row("SELECT count(*) AS rows FROM timer")?.get("rows") ?? 0
        overdueTimers =
            try connection.row("SELECT count(*) AS rows FROM timer WHERE fire_at < \(now - .seconds(10))")?.get("rows")
            ?? 0
        let held = try Inbox.troubled(in: connection).map(Trouble.init)
        let dead = try Outbox.deadLetters(in: connection).reversed().map(Trouble.init)
        troubles = held + dead
    }

    /// A column a bucket: `age0` counts what is younger than the first bound, and so on; the rest is subtracted.
    private static func buckets(_ column: SQL, _ now: Timestamp) -> SQL {
        var sql: SQL = ""
        for (index, age) in ages.enumerated() {
            let name = SQL(stringLiteral: "age\(index)")
            sql = index == 0 ? sql : "\(sql), "
            sql = "\(sql)coalesce(sum(CASE WHEN \(column) > \(now - .seconds(age)) THEN 1 ELSE 0 END), 0) AS \(name)"
        }
        return sql
    }
}

extension QueueReport.Line {
    fileprivate init(_ row: Row) throws {
        name = try row.get("name")
        state = try row.get("state")
        let all: Int64 = try row.get("rows")
        count = all
        let younger: [Int64] = try QueueReport.ages.indices.map { try row.get("age\($0)") }
        byAge = zip(younger + [all], [0] + younger).map { $0 - $1 }
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

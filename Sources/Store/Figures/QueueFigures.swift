package import Domain

/// What waits, where, and since when: for `svod queue`, the administrator's page and metrics.
package struct QueueFigures: Sendable, Equatable, Codable {
    /// Inbox rows that are not done, a line for each source and state.
    package let inbox: [QueueLine]
    /// Outbox rows that are not done, a line for each connector and state.
    package let outbox: [QueueLine]
    /// Streams that stand still, the oldest first, at most 100 of them.
    package let heldStreams: [HeldStream]
    /// Timers that are armed.
    package let timersArmed: Int
    /// Timers whose moment has passed.
    package let timersDue: Int
    /// Timers whose handler has failed.
    package let timersFailing: Int

    /// Outbox rows that were given up or came too late.
    package var deadLetters: Int {
        outbox.filter { $0.state == OutboxState.dead.rawValue || $0.state == OutboxState.expired.rawValue }
            .reduce(0) { $0 + $1.ages.total }
    }
}

extension QueueFigures {
    /// Counts, as at `now`. Rows that are done are not looked at, however many there are.
    package static func read(at now: Timestamp, in connection: any Connection) throws -> QueueFigures {
        let inbox = try ["state IN ('new', 'held')" as SQL, "state IN ('held', 'dead') AND state = 'dead'"].flatMap {
            try lines("inbox", name: "source", since: "received_at", condition: $0, at: now, in: connection)
        }
        let outbox = try ["state IN ('new', 'deferred')" as SQL, "state = 'leased'", "state IN ('dead', 'expired')"]
            .flatMap {
                try lines("outbox", name: "connector", since: "created_at", condition: $0, at: now, in: connection)
            }
        let timers = try connection.row(
            """
            SELECT count(*) AS armed, count(*) FILTER (WHERE next_at <= \(now)) AS due,
                count(*) FILTER (WHERE attempts > 0) AS failing
            FROM timer
            """
        )
        return QueueFigures(
            inbox: inbox.sorted { ($0.name, $0.state) < ($1.name, $1.state) },
            outbox: outbox.sorted { ($0.name, $0.state) < ($1.name, $1.state) },
            heldStreams: try heldStreams(in: connection),
            timersArmed: try timers?.get("armed") ?? 0,
            timersDue: try timers?.get("due") ?? 0,
            timersFailing: try timers?.get("failing") ?? 0
        )
    }

    /// Streams that stand still, the oldest first.
    package static func heldStreams(limit: Int = 100, in connection: any Connection) throws -> [HeldStream] {
        try connection.rows(
            """
            SELECT id, stream, kind, received_at, error, (
                SELECT count(*) FROM inbox AS later
                WHERE later.stream = inbox.stream AND later.state IN ('new', 'held') AND later.id > inbox.id
            ) AS waiting
            FROM inbox WHERE state IN ('held', 'dead') AND state = 'held' ORDER BY id LIMIT \(limit)
            """
        ).map { row in
            HeldStream(
                stream: try row.get("stream"),
                row: try row.get("id"),
                kind: try row.get("kind"),
                receivedAt: try row.get("received_at"),
                error: try row.get("error") ?? "",
                waiting: try row.get("waiting")
            )
        }
    }

    private static func lines(
        _ table: StaticString,
        name: StaticString,
        since: StaticString,
        condition: SQL,
        at now: Timestamp,
        in connection: any Connection
    ) throws -> [QueueLine] {
        // One count for each limit, of the rows younger than it; buckets are their differences.
        let younger = AgeBuckets.limits.enumerated().map { index, minutes -> SQL in
            "count(*) FILTER (WHERE \(raw: since) > \(now - .seconds(minutes * 60))) AS \(raw: Self.columns[index])"
        }
        let rows = try connection.rows(
            """
            SELECT \(raw: name) AS name, state, \(younger.joined(", ")), count(*) AS everything
            FROM \(raw: table) WHERE \(condition) GROUP BY \(raw: name), state
            """
        )
        return try rows.map { row in
            var counts: [Int] = []
            var counted = 0
            for index in AgeBuckets.limits.indices {
                let count: Int = try row.get(Self.columns[index].description)
                counts.append(count - counted)
                counted = count
            }
            let everything: Int = try row.get("everything")
            counts.append(everything - counted)
            return QueueLine(name: try row.get("name"), state: try row.get("state"), ages: AgeBuckets(counts: counts))
        }
    }

    /// A column for each of ``AgeBuckets/limits``.
    private static let columns: [StaticString] = ["age1", "age2", "age3", "age4", "age5", "age6"]
}

package import Domain
package import Store

/// Lends numbers of telephone to visitors of a site and finds the visit behind a call: dynamic call tracking.
///
/// A number is one visitor's for a while. Where there are more visitors than numbers the one that was lent longest ago
/// goes to two of them, and a call to it names neither.
package enum VisitBook {
    /// Lends a number, or the same one again to a visitor who has one still. Nil when `numbers` is empty.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func lend(
        _ numbers: [String],
        to visit: NewVisit,
        for length: Duration,
        at now: Timestamp,
        in connection: any Connection
    ) throws -> LentNumber? {
        guard !numbers.isEmpty else { return nil }
        if let known = try prolong(visit, until: now + length, numbers, at: now, in: connection) { return known }
        let taken = try connection.rows(
            """
            SELECT did, max(until) AS until FROM visit WHERE did IN (\(list: numbers)) AND until > \(now) GROUP BY did
            """
        ).map { (number: try $0.get("did") as String, until: try $0.get("until") as Timestamp) }
        let busy = Dictionary(taken.map { ($0.number, $0.until) }) { first, _ in first }
        let free = try longestFree(numbers.filter { busy[$0] == nil }, in: connection)
        guard let number = free ?? busy.min(by: { ($0.value, $0.key) < ($1.value, $1.key) })?.key else { return nil }
        let id = VisitID(
            try connection.insert(
                """
                INSERT INTO visit (site, visitor, did, page, given_at, until, first_touch, last_touch)
                VALUES (\(visit.site), \(visit.visitor), \(number), \(visit.page), \(now), \(now + length),
                    \(try text(visit.first)), \(try text(visit.last)))
                """
            )
        )
        return LentNumber(visit: id, number: number, until: now + length, isShared: free == nil)
    }

    /// Finds the visit behind a call that entered, and writes down what was found; does nothing for a number that was
    /// never lent. What was found once stays.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func match(
        _ call: CallRecordID,
        did: String?,
        enteredAt moment: Timestamp,
        in connection: any Connection
    ) throws {
        guard let did else { return }
        let isLent = try connection.row("SELECT 1 AS one FROM visit WHERE did = \(did) LIMIT 1") != nil
        guard isLent else { return }
        let visits = try connection.rows(
            """
            SELECT id FROM visit WHERE did = \(did) AND until > \(moment) AND given_at <= \(moment)
            ORDER BY given_at DESC LIMIT 20
            """
        ).map { try $0.get("id") as VisitID }
        try connection.execute(
            """
            INSERT INTO call_visit (call_id, visit_id, candidates, did, at)
            VALUES (\(call), \(visits.count == 1 ? visits.first : nil), \(visits.count), \(did), \(moment))
            ON CONFLICT DO NOTHING
            """
        )
    }

    /// What is known of the visit behind a call; nil for a call to a number that is not lent.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func visit(of call: CallRecordID, in connection: any Connection) throws -> CallVisit? {
        try connection.row(
            """
            SELECT call_visit.visit_id AS visit_id, candidates, first_touch, last_touch FROM call_visit
            LEFT JOIN visit ON visit.id = call_visit.visit_id WHERE call_id = \(call)
            """
        ).map { row in
            CallVisit(
                visit: try row.get("visit_id"),
                candidates: try row.get("candidates"),
                first: touch(try row.get("first_touch")),
                last: touch(try row.get("last_touch"))
            )
        }
    }

    /// Gives a lead the touches of the visit behind its call, where one visit is known.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func hand(
        _ call: CallRecordID,
        to lead: LeadID,
        in connection: any Connection
    ) throws {
        guard let found = try visit(of: call, in: connection), let visit = found.visit else { return }
        try TouchBook.keep(first: found.first, last: found.last, of: lead, visit: visit, in: connection)
    }

    /// Of the calls to lent numbers between two moments: how many there were, how many could be any of several
    /// visitors', and how many came when nobody had the number.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func figures(
        from start: Timestamp,
        to end: Timestamp,
        in connection: any Connection
    ) throws -> (calls: Int, ambiguous: Int, unmatched: Int) {
        let row = try connection.row(
            """
            SELECT count(*) AS calls, coalesce(sum(CASE WHEN candidates > 1 THEN 1 ELSE 0 END), 0) AS ambiguous,
                coalesce(sum(CASE WHEN candidates = 0 THEN 1 ELSE 0 END), 0) AS unmatched
            FROM call_visit WHERE at >= \(start) AND at < \(end)
            """
        )
        return (try row?.get("calls") ?? 0, try row?.get("ambiguous") ?? 0, try row?.get("unmatched") ?? 0)
    }

    /// Forgets visits whose number was free again before `moment` and by which nobody called; at most `limit` of them.
    /// Answers how many.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func forget(before moment: Timestamp, limit: Int, in connection: any Connection) throws -> Int {
        try connection.execute(
            """
            DELETE FROM visit WHERE id IN (
                SELECT id FROM visit WHERE until < \(moment)
                AND NOT EXISTS (SELECT 1 FROM call_visit WHERE call_visit.visit_id = visit.id)
                AND NOT EXISTS (SELECT 1 FROM lead_touch WHERE lead_touch.visit_id = visit.id)
                ORDER BY until LIMIT \(limit)
            )
            """
        )
    }
}

extension VisitBook {
    /// Lends the number that a visitor has a while longer. The touches stay those of the first asking, but for the last
    /// one.
    private static func prolong(
        _ visit: NewVisit,
        until: Timestamp,
        _ numbers: [String],
        at now: Timestamp,
        in connection: any Connection
    ) throws -> LentNumber? {
        let row = try connection.row(
            """
            SELECT id, did FROM visit WHERE site = \(visit.site) AND visitor = \(visit.visitor) AND until > \(now)
            AND did IN (\(list: numbers)) ORDER BY id DESC LIMIT 1
            """
        )
        guard let row else { return nil }
        let (id, number): (VisitID, String) = (try row.get("id"), try row.get("did"))
        try connection.execute(
            """
            UPDATE visit SET until = \(until), page = coalesce(\(visit.page), page),
                last_touch = coalesce(\(try text(visit.last)), last_touch) WHERE id = \(id)
            """
        )
        let others = try connection.row(
            "SELECT 1 AS one FROM visit WHERE did = \(number) AND until > \(now) AND id <> \(id) LIMIT 1"
        )
        return LentNumber(visit: id, number: number, until: until, isShared: others != nil)
    }

    /// Of free numbers the one whose last visitor left longest ago: who noted it down calls late.
    private static func longestFree(_ numbers: [String], in connection: any Connection) throws -> String? {
        guard !numbers.isEmpty else { return nil }
        let used = try connection.rows(
            "SELECT did, max(until) AS until FROM visit WHERE did IN (\(list: numbers)) GROUP BY did"
        ).map { (number: try $0.get("did") as String, until: try $0.get("until") as Timestamp) }
        let last = Dictionary(used.map { ($0.number, $0.until) }) { first, _ in first }
        return numbers.first { last[$0] == nil }
            ?? last.min { ($0.value, $0.key) < ($1.value, $1.key) }?.key
    }

    private static func text(_ touch: AdvertisingTouch?) throws -> String? {
        guard let touch, !touch.isEmpty else { return nil }
        return try JSONText.encode(touch)
    }

    private static func touch(_ text: String?) -> AdvertisingTouch? {
        text.flatMap { try? JSONText.decode(AdvertisingTouch.self, $0) }
    }
}

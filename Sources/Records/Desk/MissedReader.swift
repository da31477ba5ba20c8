package import Domain
package import Store

/// Reads the missed calls by number: call-back tasks with the calls and attempts behind them.
package struct MissedReader {
    private let connection: any Connection
    private let now: Timestamp

    /// A page has no more numbers: who waits longest stands first, and the list shrinks as it is worked off.
    package static let most = 200

    /// Creates a reader over one snapshot, as at `now`.
    package init(connection: any Connection, now: Timestamp) {
        self.connection = connection
        self.now = now
    }

    /// The numbers that wait for a call back, longest waiting first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package func waiting() throws -> [MissedNumber] {
        try filled(
            connection.rows(
                """
                SELECT task.number AS number, min(COALESCE(lead.waiting_since, task.created_at)) AS since,
                    min(task.due_at) AS due, NULL AS done_at, NULL AS done_reason
                FROM task LEFT JOIN lead ON lead.id = task.lead_id
                WHERE task.kind = 'call_back' AND task.done_at IS NULL AND task.number IS NOT NULL
                GROUP BY task.number ORDER BY min(COALESCE(lead.waiting_since, task.created_at)), task.number
                LIMIT \(Self.most)
                """
            ).map(number)
        )
    }

    /// The numbers whose matter ended since `start`, latest first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package func done(since start: Timestamp) throws -> [MissedNumber] {
        try filled(
            connection.rows(
                """
                SELECT number, min(created_at) AS since, NULL AS due, max(done_at) AS done_at,
                    max(done_reason) AS done_reason
                FROM task
                WHERE kind = 'call_back' AND done_at >= \(start) AND number IS NOT NULL
                GROUP BY number ORDER BY max(done_at) DESC, number LIMIT \(Self.most)
                """
            ).map(number)
        )
    }

    private func number(_ row: Row) throws -> MissedNumber {
        let number: String = try row.get("number")
        let since: Timestamp = try row.get("since")
        let due: Timestamp? = try row.get("due")
        let doneAt: Timestamp? = try row.get("done_at")
        return MissedNumber(
            key: number,
            number: number,
            numberText: DeskReader.shown(number),
            waitingSince: since,
            lastAt: since,
            isOverdue: doneAt == nil && due.map { $0 < now } == true,
            doneAt: doneAt,
            doneReason: try row.get("done_reason")
        )
    }

    private func filled(_ numbers: [MissedNumber]) throws -> [MissedNumber] {
        guard let oldest = numbers.map(\.waitingSince).min() else { return [] }
        let asked = numbers.map(\.number)
        let names = try names(asked)
        let calls = try missedCalls(asked, since: oldest)
        let rang = try phones(calls.values.joined().map(\.id))
        let tries = try tries(asked, since: oldest)
        return numbers.map { number in
            var number = number
            number.name = names[number.number]
            number.take(calls[number.number] ?? [], rang)
            number.tries = (tries[number.number] ?? []).filter { ($0.at ?? number.waitingSince) >= number.waitingSince }
            return number
        }
    }
}

extension MissedReader {
    fileprivate struct Call {
        let id: CallRecordID
        let at: Timestamp
        let channel: String?
    }

    private func names(_ numbers: [String]) throws -> [String: String] {
        let rows = try connection.rows(
            """
            SELECT person_phone.number AS number, person.name AS name, company.name AS company
            FROM person_phone JOIN person ON person.id = person_phone.person_id
                LEFT JOIN company ON company.id = person.company_id
            WHERE person_phone.number IN (\(list: numbers)) AND person.erased_at IS NULL ORDER BY person.id
            """
        )
        var names: [String: [String]] = [:]
        for row in rows {
            let company: String? = try row.get("company")
            let name: String = try row.get("name")
            names[try row.get("number"), default: []].append(company.map { "\(name), \($0)" } ?? name)
        }
        return names.mapValues { $0.prefix(2).joined(separator: "; ") }
    }

    private func missedCalls(_ numbers: [String], since start: Timestamp) throws -> [String: [Call]] {
        let rows = try connection.rows(
            """
            SELECT number, id, entered_at, channel FROM call
            WHERE number IN (\(list: numbers)) AND entered_at >= \(start) AND direction <> 'outbound'
                AND state = 'ended' AND answered_at IS NULL
            ORDER BY entered_at, id LIMIT 5000
            """
        )
        var calls: [String: [Call]] = [:]
        for row in rows {
            calls[try row.get("number"), default: []].append(
                Call(id: try row.get("id"), at: try row.get("entered_at"), channel: try row.get("channel"))
            )
        }
        return calls
    }

    private func phones(_ calls: [CallRecordID]) throws -> [CallRecordID: [MissedNumber.Attempt]] {
        let rows = try connection.rows(
            "SELECT call_id, staff_id, party FROM call_leg WHERE call_id IN (\(list: calls)) ORDER BY rang_at, id"
        )
        var phones: [CallRecordID: [MissedNumber.Attempt]] = [:]
        for row in rows {
            phones[try row.get("call_id"), default: []].append(
                MissedNumber.Attempt(staff: try row.get("staff_id"), party: try row.get("party"), at: nil)
            )
        }
        return phones
    }

    private func tries(_ numbers: [String], since start: Timestamp) throws -> [String: [MissedNumber.Attempt]] {
        let rows = try connection.rows(
            """
            SELECT did, exchange, number, entered_at FROM call
            WHERE entered_at >= \(start) AND direction = 'outbound' AND did IN (\(list: numbers))
            ORDER BY entered_at, id LIMIT 2000
            """
        )
        var tries: [String: [MissedNumber.Attempt]] = [:]
        for row in rows {
            let at: Timestamp = try row.get("entered_at")
            let party: String = try row.get("number") ?? ""
            let exchange = ExchangeID(try row.get("exchange") as String)
            let staff = try StaffAtPhone.owner(of: party, exchange: exchange, at: at, in: connection)
            tries[try row.get("did"), default: []].append(MissedNumber.Attempt(staff: staff, party: party, at: at))
        }
        return tries
    }
}

extension MissedNumber {
    fileprivate mutating func take(_ calls: [MissedReader.Call], _ phones: [CallRecordID: [Attempt]]) {
        for call in calls where call.at >= waitingSince {
            count += 1
            lastAt = call.at
            self.call = call.id
            if let channel = call.channel, !channels.contains(channel) { channels.append(channel) }
            for phone in phones[call.id] ?? [] where !rang.contains(phone) { rang.append(phone) }
        }
    }
}

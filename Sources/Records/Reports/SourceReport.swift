package import Domain
package import Store

/// What each advertising source brought in a time: leads that began in it, what became of them, how soon they were
/// answered, what was spent and what came back.
///
/// Who brought a lead is a question of view, so the view is chosen and never mixed: the channel that the configuration
/// gives to a number, mailbox or form, or the source of the first or of the last visit before the request.
package struct SourceReport: Sendable {
    /// By what a lead is put to a source's account.
    package enum Attribution: String, Sendable, CaseIterable {
        /// The channel of the number, mailbox, form or UTM, as the configuration has it.
        case channel
        /// The first visit.
        case first
        /// The visit in which it was asked.
        case last

        /// Under what costs stand in this view.
        package var costs: SourceCost.Way { self == .channel ? .channel : .visit }
    }

    /// What was found.
    package struct Result: Sendable, Equatable {
        /// The sources, those with the most leads first, 500 at most.
        package let rows: [SourceRow]
        /// All of them together.
        package let total: SourceRow
    }

    /// By what leads are put to an account.
    package let attribution: Attribution
    /// The days of the time, for what was spent in it.
    package let days: ClosedRange<CivilDate>
    /// The beginning of the time.
    package let from: Timestamp
    /// Its end, which is not part of it.
    package let until: Timestamp

    /// Sources of one report; more are not shown.
    private static let most = 500

    /// Creates a report of a time.
    package init(
        by attribution: Attribution,
        days: ClosedRange<CivilDate>,
        from: Timestamp,
        until: Timestamp
    ) {
        self.attribution = attribution
        self.days = days
        self.from = from
        self.until = until
    }

    /// Reads it.
    ///
    /// - Throws: ``SvodError`` from the store.
    package func read(in connection: any Connection) throws -> Result {
        var sources = SourceRows()
        try addLeads(to: &sources, connection)
        try addMoney(to: &sources, connection)
        try addAnswers(to: &sources, connection)
        if attribution == .channel { try addCalls(to: &sources, connection) }
        for cost in try SourceCostBook.all(attribution.costs, in: days, in: connection) {
            sources.change(cost.source) { $0.cost.add(cost.part(within: days)) }
        }
        var total = sources.total
        (total.answer, total.answered) =
            try firstAnswers(of: "CAST(NULL AS TEXT)", connection).first.map {
                ($0.median, $0.count)
            } ?? (nil, 0)
        return Result(rows: Array(sources.sorted.prefix(Self.most)), total: total)
    }

    var source: SQL {
        switch attribution {
        case .channel: "lead.channel"
        case .first, .last:
            "(SELECT source FROM lead_touch WHERE lead_id = lead.id AND place = \(attribution.rawValue))"
        }
    }

    var began: SQL { "lead.created_at >= \(from) AND lead.created_at < \(until)" }

    private func addLeads(to sources: inout SourceRows, _ connection: any Connection) throws {
        for row in try connection.rows(
            """
            SELECT source, count(*) AS leads, CAST(sum(target) AS BIGINT) AS target,
                CAST(sum(rejected) AS BIGINT) AS rejected, CAST(sum(deal) AS BIGINT) AS deals,
                CAST(sum(won) AS BIGINT) AS won
            FROM (
                SELECT \(source) AS source,
                    CASE WHEN lead.status IN ('identification', 'converted') THEN 1 ELSE 0 END AS target,
                    CASE WHEN lead.status = 'rejected' THEN 1 ELSE 0 END AS rejected,
                    CASE WHEN lead.deal_id IS NULL THEN 0 ELSE 1 END AS deal,
                    CASE WHEN card.outcome = 'won' THEN 1 ELSE 0 END AS won
                FROM lead LEFT JOIN card ON card.id = lead.deal_id WHERE \(began)
            ) AS found GROUP BY source
            """
        ) {
            try sources.change(row.get("source")) { found in
                found.leads = try row.get("leads")
                found.target = try row.get("target")
                found.rejected = try row.get("rejected")
                found.deals = try row.get("deals")
                found.won = try row.get("won")
            }
        }
    }

    private func addCalls(to sources: inout SourceRows, _ connection: any Connection) throws {
        for row in try connection.rows(
            """
            SELECT channel, count(*) AS calls,
                CAST(sum(CASE WHEN outcome IN ('missed', 'abandoned') THEN 1 ELSE 0 END) AS BIGINT) AS missed
            FROM call WHERE entered_at >= \(from) AND entered_at < \(until) AND direction = 'inbound'
            AND channel IS NOT NULL GROUP BY channel
            """
        ) {
            try sources.change(row.get("channel")) { found in
                found.calls = try row.get("calls")
                found.missed = try row.get("missed")
            }
        }
    }
}

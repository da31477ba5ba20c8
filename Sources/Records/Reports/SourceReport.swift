package import Domain
package import Store

/// What each advertising source brought in a time: leads that began in it, what became of them, what was paid.
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
    }

    /// What a source brought.
    package struct Row: Sendable, Equatable {
        /// The source; nil for what none is known of.
        package let source: String?
        /// Incoming calls to its numbers; only by channel.
        package var calls = 0
        /// Those that nobody took.
        package var missed = 0
        /// Leads that began.
        package var leads = 0
        /// Leads that are somebody's matter: identified or converted.
        package var target = 0
        /// Leads that were rejected.
        package var rejected = 0
        /// Leads that became a deal.
        package var deals = 0
        /// Those whose deal is won.
        package var won = 0
        /// What 1C says was paid on the orders of their deals, a sum for each currency, by its code.
        package var paid: [Money] = []

        init(source: String?) { self.source = source }
    }

    /// By what leads are put to an account.
    package let attribution: Attribution
    /// The beginning of the time.
    package let from: Timestamp
    /// Its end, which is not part of it.
    package let until: Timestamp

    /// Sources of one report; more are not shown.
    private static let most = 500

    /// Creates a report of a time.
    package init(by attribution: Attribution, from: Timestamp, until: Timestamp) {
        self.attribution = attribution
        self.from = from
        self.until = until
    }

    /// The sources, those with the most leads first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package func read(in connection: any Connection) throws -> [Row] {
        var rows: [String: Row] = [:]
        try addLeads(to: &rows, connection)
        try addPaid(to: &rows, connection)
        if attribution == .channel { try addCalls(to: &rows, connection) }
        let sorted = rows.values.sorted { left, right in
            (right.leads, right.calls, left.source ?? "") < (left.leads, left.calls, right.source ?? "")
        }
        return Array(sorted.prefix(Self.most))
    }

    private var source: SQL {
        switch attribution {
        case .channel: "lead.channel"
        case .first, .last:
            "(SELECT source FROM lead_touch WHERE lead_id = lead.id AND place = \(attribution.rawValue))"
        }
    }

    private var began: SQL { "lead.created_at >= \(from) AND lead.created_at < \(until)" }

    private func addLeads(to rows: inout [String: Row], _ connection: any Connection) throws {
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
            try Self.change(&rows, row.get("source")) { found in
                found.leads = try row.get("leads")
                found.target = try row.get("target")
                found.rejected = try row.get("rejected")
                found.deals = try row.get("deals")
                found.won = try row.get("won")
            }
        }
    }

    private func addPaid(to rows: inout [String: Row], _ connection: any Connection) throws {
        for row in try connection.rows(
            """
            SELECT source, currency, CAST(sum(paid) AS BIGINT) AS paid FROM (
                SELECT \(source) AS source, client_order.currency AS currency, client_order.paid AS paid
                FROM lead JOIN client_order ON client_order.card_id = lead.deal_id WHERE \(began)
            ) AS found GROUP BY source, currency ORDER BY currency
            """
        ) {
            let paid = Money(minor: try row.get("paid"), currency: try row.get("currency"))
            guard paid.minor != 0 else { continue }
            try Self.change(&rows, row.get("source")) { $0.paid.append(paid) }
        }
    }

    private func addCalls(to rows: inout [String: Row], _ connection: any Connection) throws {
        for row in try connection.rows(
            """
            SELECT channel, count(*) AS calls,
                CAST(sum(CASE WHEN outcome IN ('missed', 'abandoned') THEN 1 ELSE 0 END) AS BIGINT) AS missed
            FROM call WHERE entered_at >= \(from) AND entered_at < \(until) AND direction = 'inbound'
            AND channel IS NOT NULL GROUP BY channel
            """
        ) {
            try Self.change(&rows, row.get("channel")) { found in
                found.calls = try row.get("calls")
                found.missed = try row.get("missed")
            }
        }
    }

    private static func change(
        _ rows: inout [String: Row],
        _ source: String?,
        _ body: (inout Row) throws -> Void
    ) rethrows {
        // A text never begins so: what has no source has a place of its own.
        try body(&rows[source ?? "\u{0}", default: Row(source: source)])
    }
}

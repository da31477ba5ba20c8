import Domain
import Store

extension SourceReport {
    /// How soon the leads of a source were answered.
    struct FirstAnswers {
        let source: String?
        /// Half of those that were answered waited no longer.
        let median: Duration
        /// Leads that were answered at all.
        let count: Int
    }

    /// Adds the time until somebody of the company spoke with the client or wrote to them.
    func addAnswers(to sources: inout SourceRows, _ connection: any Connection) throws {
        for found in try firstAnswers(of: source, connection) {
            sources.change(found.source) { ($0.answer, $0.answered) = (found.median, found.count) }
        }
    }

    /// The medians by what `name` says of a lead: the first talk that was answered or the first letter or message that a
    /// person wrote, whichever came first. What a machine writes is no answer.
    func firstAnswers(of name: SQL, _ connection: any Connection) throws -> [FirstAnswers] {
        try connection.rows(
            """
            SELECT source, max(answered) AS answered, (min(wait) + max(wait)) / 2 AS median FROM (
                SELECT source, wait, row_number() OVER (PARTITION BY source ORDER BY wait) AS place,
                    count(*) OVER (PARTITION BY source) AS answered
                FROM (
                    SELECT source, CASE WHEN spoken IS NULL OR written < spoken THEN written - begun
                        WHEN spoken < begun THEN 0 ELSE spoken - begun END AS wait
                    FROM (
                        SELECT \(name) AS source, lead.created_at AS begun, \(Self.spoken) AS spoken,
                            \(Self.written) AS written
                        FROM lead WHERE \(began)
                    ) AS seen
                ) AS waited WHERE wait IS NOT NULL
            ) AS placed WHERE place = (answered + 1) / 2 OR place = (answered + 2) / 2 GROUP BY source
            """
        ).map { row in
            FirstAnswers(
                source: try row.get("source"),
                median: .microseconds(try row.get("median") as Int64),
                count: try row.get("answered")
            )
        }
    }

    private static let spoken: SQL =
        "(SELECT min(answered_at) FROM call WHERE call.lead_id = lead.id AND answered_at IS NOT NULL)"

    private static let written: SQL = """
        (SELECT min(message.sent_at) FROM conversation JOIN message ON message.conversation_id = conversation.id
            WHERE conversation.lead_id = lead.id AND message.direction = 'out' AND message.staff_id IS NOT NULL
                AND message.sent_at >= lead.created_at)
        """
}

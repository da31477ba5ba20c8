package import Domain
package import Store

/// Keeps the decisions about groups, which are never changed.
package enum GroupDecisions {
    /// The decisions about a group, newest first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func of(_ group: EnquiryGroupID, in connection: any Connection) throws -> [GroupDecision] {
        try all("group_id = \(group) ORDER BY id DESC LIMIT 100", in: connection)
    }

    /// The decisions in which a company got or did not get something, newest first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func of(
        _ company: CompanyID,
        limit: Int,
        in connection: any Connection
    ) throws -> [GroupDecision] {
        try all(
            """
            id IN (SELECT decision_id FROM fan_verdict WHERE company_id = \(company)) ORDER BY id DESC LIMIT \(limit)
            """,
            in: connection
        )
    }

    /// The decisions about projects of an end customer, however the name is written, newest first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func of(
        customer: String,
        limit: Int,
        in connection: any Connection
    ) throws -> [GroupDecision] {
        try all(
            """
            id IN (SELECT decision_id FROM fan_verdict WHERE customer_key = \(FoldedKey.of(customer)))
            ORDER BY id DESC LIMIT \(limit)
            """,
            in: connection
        )
    }

    /// How often a company was given a project, and how often refused one.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func count(
        of company: CompanyID,
        in connection: any Connection
    ) throws -> (won: Int, denied: Int) {
        let row = try connection.row(
            """
            SELECT count(*) AS n, count(CASE WHEN is_won = 1 THEN 1 END) AS won FROM fan_verdict
            WHERE company_id = \(company)
            """
        )
        let (all, won): (Int, Int) = (try row?.get("n") ?? 0, try row?.get("won") ?? 0)
        return (won, all - won)
    }

    /// What became of each request of a decision.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func parts(
        of decision: GroupDecisionID,
        in connection: any Connection
    ) throws -> [GroupDecision.Part] {
        try connection.rows(
            """
            SELECT request_id, company_id, is_won, reason, reason_text FROM fan_verdict
            WHERE decision_id = \(decision) ORDER BY is_won DESC, request_id
            """
        ).map { row in
            GroupDecision.Part(
                request: try row.get("request_id"),
                company: try row.get("company_id"),
                isWon: try row.get("is_won"),
                reason: try row.get("reason"),
                reasonText: try row.get("reason_text")
            )
        }
    }

    static func add(
        _ verdict: GroupVerdict,
        of group: EnquiryGroupID,
        card: CardID,
        until: CivilDate?,
        by staff: StaffID,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> GroupDecisionID {
        GroupDecisionID(
            try connection.insert(
                """
                INSERT INTO fan_decision (group_id, card_id, until_on, note, staff_id, at)
                VALUES (\(group), \(card), \(until?.dayNumber), \(verdict.note), \(staff), \(moment))
                """
            )
        )
    }

    static func add(
        _ part: EnquiryRecord,
        denial: GroupVerdict.Denial?,
        customer: String?,
        to decision: GroupDecisionID,
        in connection: any Connection
    ) throws {
        try connection.execute(
            """
            INSERT INTO fan_verdict (decision_id, request_id, company_id, customer_key, is_won, reason, reason_text)
            VALUES (\(decision), \(part.id), \(part.company), \(customer.map { FoldedKey.of($0) }),
                \(denial == nil), \(denial?.reason), \(denial?.text))
            """
        )
    }

    private static func all(_ condition: SQL, in connection: any Connection) throws -> [GroupDecision] {
        try connection.rows("SELECT \(GroupDecision.columns) FROM fan_decision WHERE \(condition)")
            .map(GroupDecision.init(row:))
    }
}

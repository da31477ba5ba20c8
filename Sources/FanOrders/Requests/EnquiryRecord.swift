package import Domain
import Store

/// A row of the `fan_request` table: what a dealer asks for, whatever ways it came.
package struct EnquiryRecord: Hashable, Sendable {
    /// Its number.
    package let id: EnquiryID
    /// The lead or deal that it is of.
    package let card: CardID
    /// Who asks: `company:3`, `person:5`, `phone:+7…`, `card:12` for somebody unknown.
    package let dealer: String
    /// The company that asks, where it is known.
    package let company: CompanyID?
    /// The end customer, where a field of the card says so.
    package let customer: String?
    /// What it is called.
    package let subject: String
    /// All that was said.
    package let body: String
    /// The goods.
    package let lines: [RequestLine]
    /// When it came.
    package let receivedAt: Timestamp
    /// When it said something new last.
    package let changedAt: Timestamp
    /// When its card was closed.
    package let closedAt: Timestamp?
    /// Whether it waits to be compared.
    package let isPending: Bool
    /// The group in which it stands.
    package let group: EnquiryGroupID?
    /// How sure that is.
    package let standing: EnquiryStanding?
    /// The strength of the evidence for it, in thousandths of a bit.
    package let score: Int64?
    /// The request that it is most like.
    package let peer: EnquiryID?
    /// Why.
    package let evidence: [LikenessReason]

    static let columns: SQL = """
        fan_request.id, fan_request.card_id, fan_request.dealer, fan_request.company_id, fan_request.customer,
        fan_request.subject, fan_request.body, fan_request.lines, fan_request.received_at, fan_request.changed_at,
        fan_request.closed_at, fan_request.is_pending, fan_request.group_id, fan_request.standing, fan_request.score,
        fan_request.peer_id, fan_request.evidence
        """

    init(row: Row) throws {
        id = try row.get("id")
        card = try row.get("card_id")
        dealer = try row.get("dealer")
        company = try row.get("company_id")
        customer = try row.get("customer")
        subject = try row.get("subject")
        body = try row.get("body")
        lines = try FanJSON.decode([RequestLine].self, try row.get("lines"))
        receivedAt = try row.get("received_at")
        changedAt = try row.get("changed_at")
        closedAt = try row.get("closed_at")
        isPending = try row.get("is_pending")
        group = try row.get("group_id")
        standing = try row.get("standing")
        score = try row.get("score")
        peer = try row.get("peer_id")
        let evidence: String? = try row.get("evidence")
        self.evidence = try evidence.map { try FanJSON.decode([LikenessReason].self, $0) } ?? []
    }
}

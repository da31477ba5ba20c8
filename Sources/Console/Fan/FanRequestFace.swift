import Domain
import FanOrders
import Records
import Store

/// A request of a group as the product manager's page shows it: with who asks, and with what in its text speaks for it.
struct FanRequestFace: Encodable {
    /// A piece of the text that matches another request's.
    struct Mark: Encodable, Hashable {
        /// UTF-16 units.
        let start: Int
        let length: Int
        /// What it is evidence of.
        let kind: String
    }

    /// Why it stands here, for people.
    struct Reason: Encodable {
        let kind: String
        let text: String
        let bits: Double
    }

    let id: EnquiryID
    let card: CardID
    let entity: CardEntity
    let title: String
    let dealer: String
    let dealerKey: String
    let company: CompanyID?
    let manager: String?
    let customer: String?
    let body: String
    let lines: [RequestLine]
    let receivedAt: Timestamp
    let changedAt: Timestamp
    let isClosed: Bool
    let standing: EnquiryStanding?
    /// Bits of evidence.
    let score: Double?
    let peer: EnquiryID?
    let reasons: [Reason]
    let marks: [Mark]
    /// How often the dealer's company was given a project, and how often refused.
    let won: Int
    let denied: Int
}

extension FanRequestFace {
    /// The requests of a group.
    static func all(
        _ records: [EnquiryRecord],
        _ desk: MatcherDesk,
        in connection: any Connection
    ) throws -> [FanRequestFace] {
        var marks: [EnquiryID: Set<Mark>] = [:]
        for record in records {
            for reason in record.evidence where reason.bits > 0 {
                marks[record.id, default: []].formUnion(reason.here.map { Mark($0, reason.kind) })
                if let peer = record.peer {
                    marks[peer, default: []].formUnion(reason.there.map { Mark($0, reason.kind) })
                }
            }
        }
        return try records.map { try FanRequestFace($0, marks[$0.id] ?? [], desk, in: connection) }
    }

    private init(
        _ record: EnquiryRecord,
        _ marks: Set<Mark>,
        _ desk: MatcherDesk,
        in connection: any Connection
    ) throws {
        let known = try CardBook.find(record.card, in: connection)
        let lead = try known?.lead.flatMap { try LeadBook.columns(of: $0, in: connection) }
        let company = try record.company.flatMap { try CompanyBook.find($0, in: connection) }
        let wording = desk.matcher.wording(of: try desk.request(record, in: connection))
        let length = wording.utf16.count
        id = record.id
        card = record.card
        entity = known?.entity ?? .deal
        title = known?.title ?? ""
        dealer = company?.name ?? lead?.name ?? (known?.phone).map { "\($0)" } ?? ""
        dealerKey = record.dealer
        self.company = record.company
        manager = try known?.responsible.flatMap { try StaffBook.find($0, in: connection)?.name }
        customer = record.customer
        body = wording
        lines = record.lines
        receivedAt = record.receivedAt
        changedAt = record.changedAt
        isClosed = record.closedAt != nil
        standing = record.standing
        score = record.score.map { Double($0) / 1000 }
        peer = record.peer
        reasons = record.evidence.map { Reason(kind: $0.kind, text: $0.text, bits: $0.bits) }
        // A mark of an earlier text that was written over since would lie.
        self.marks = marks.filter { $0.start >= 0 && $0.length > 0 && $0.start + $0.length <= length }
            .sorted { ($0.start, -$0.length) < ($1.start, -$1.length) }
        let past = try record.company.map { try GroupDecisions.count(of: $0, in: connection) }
        won = past?.won ?? 0
        denied = past?.denied ?? 0
    }
}

extension FanRequestFace.Mark {
    fileprivate init(_ mark: LikenessReason.Mark, _ kind: String) {
        self.init(start: mark.start, length: mark.length, kind: kind)
    }
}

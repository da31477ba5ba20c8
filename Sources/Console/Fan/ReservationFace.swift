import Domain
import FanOrders
import Records
import Store

/// A reservation as the list and the calendar show it.
struct ReservationFace: Encodable {
    /// A dealer who wants the same project.
    struct Blocked: Encodable {
        let request: EnquiryID
        let card: CardID
        let dealer: String
    }

    /// More time that is asked for.
    struct Wish: Encodable {
        let to: CivilDate?
        let reason: String?
    }

    let id: ReservationID
    let group: EnquiryGroupID
    let card: CardID
    let title: String
    let company: String?
    let companyID: CompanyID?
    let customer: String?
    let manager: String?
    let state: ReservationRecord.State
    let beganAt: Timestamp
    let until: CivilDate?
    let endedAt: Timestamp?
    /// Whom it blocks.
    let blocked: [Blocked]
    /// What waits for an answer.
    let wish: Wish?

    init(_ record: ReservationRecord, way: ReservationWay?, in connection: any Connection) throws {
        let known = try CardBook.record(of: record.card, in: connection)
        let fields = try CardBook.fields(of: record.card, in: connection).mapValues(\.value)
        id = record.id
        group = record.group
        card = record.card
        title = known.title
        company = try record.company.flatMap { try CompanyBook.find($0, in: connection)?.name }
        companyID = record.company
        if case .text(let text)? = fields["end_customer"] {
            customer = text
        } else {
            customer = try EnquiryGroupBook.record(record.group, in: connection).customer
        }
        manager = try known.responsible.flatMap { try StaffBook.find($0, in: connection)?.name }
        state = record.state
        beganAt = record.beganAt
        until = record.until
        endedAt = record.endedAt
        blocked = try Self.blocked(by: record, in: connection)
        wish = try Self.wish(record, fields, way, in: connection)
    }

    private static func blocked(by record: ReservationRecord, in connection: any Connection) throws -> [Blocked] {
        guard record.state == .active else { return [] }
        return try EnquiryBook.members(of: record.group, in: connection)
            .filter { $0.closedAt == nil && $0.id != record.request && $0.company != record.company }
            .map { other in
                let name = try other.company.flatMap { try CompanyBook.find($0, in: connection)?.name }
                return Blocked(request: other.id, card: other.card, dealer: name ?? "")
            }
    }

    private static func wish(
        _ record: ReservationRecord,
        _ fields: [String: FieldValue],
        _ way: ReservationWay?,
        in connection: any Connection
    ) throws -> Wish? {
        guard record.state == .active, let way else { return nil }
        let asks = try CardEffectBook.of(record.card, in: connection).contains {
            $0.kind == "approval" && $0.state == .waiting
        }
        guard asks else { return nil }
        var wish: (to: CivilDate?, reason: String?)
        if case .date(let day)? = way.extendTo.flatMap({ fields[$0] }) { wish.to = day }
        if case .text(let text)? = way.extendReason.flatMap({ fields[$0] }) { wish.reason = text }
        return Wish(to: wish.to, reason: wish.reason)
    }
}

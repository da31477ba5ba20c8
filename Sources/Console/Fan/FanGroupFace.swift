import Domain
import FanOrders
import Records
import Store

/// A group as a row of the list.
struct FanGroupFace: Encodable {
    let id: EnquiryGroupID
    let state: EnquiryGroupRecord.State
    let customer: String?
    let requests: Int
    let dealers: Int
    let score: Double
    let openedAt: Timestamp
    let changedAt: Timestamp
    let version: Int64
    /// What is asked for, in short.
    let goods: String
    /// Whose the project is now.
    let holder: String?
    let until: CivilDate?

    init(_ group: EnquiryGroupRecord, in connection: any Connection) throws {
        let members = try EnquiryBook.members(of: group.id, in: connection)
        let lines = members.first { !$0.lines.isEmpty }?.lines ?? []
        let active = try ReservationBook.active(of: group.id, in: connection)
        id = group.id
        state = group.state
        customer = group.customer
        requests = group.requests
        dealers = group.dealers
        score = Double(group.score) / 1000
        openedAt = group.openedAt
        changedAt = group.changedAt
        version = group.version
        goods =
            lines.isEmpty
            ? String((members.first?.body ?? "").prefix(90))
            : lines.prefix(3).map { $0.article ?? $0.name }.joined(separator: ", ")
        holder = try active?.company.flatMap { try CompanyBook.find($0, in: connection)?.name }
        until = active?.until
    }
}

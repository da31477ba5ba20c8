import Domain
import FanOrders
import Records
import Store

/// A decision that was taken, as the history tells it.
struct FanDecisionFace: Encodable {
    struct Part: Encodable {
        let request: EnquiryID
        let company: String?
        let isWon: Bool
        let reason: String?
        let text: String?
    }

    let id: GroupDecisionID
    let group: EnquiryGroupID
    let customer: String?
    let card: CardID
    let until: CivilDate?
    let note: String?
    let staff: String
    let at: Timestamp
    let parts: [Part]

    init(_ decision: GroupDecision, in connection: any Connection) throws {
        id = decision.id
        group = decision.group
        customer = try EnquiryGroupBook.record(decision.group, in: connection).customer
        card = decision.card
        until = decision.until
        note = decision.note
        staff = try StaffBook.find(decision.staff, in: connection)?.name ?? ""
        at = decision.at
        parts = try GroupDecisions.parts(of: decision.id, in: connection).map { part in
            Part(
                request: part.request,
                company: try part.company.flatMap { try CompanyBook.find($0, in: connection)?.name },
                isWon: part.isWon,
                reason: part.reason,
                text: part.reasonText
            )
        }
    }
}

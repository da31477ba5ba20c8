import Domain
import FanOrders
import Records
import Store

/// What the page of a card says of a fan order: numbers for everybody, never who the others are.
struct CardFanAnswer: Encodable {
    let dealers: Int
    let requests: Int
    /// The group, for those who may see it.
    let group: EnquiryGroupID?
    /// Whether the project is kept: `own` for this card's company, `other` for somebody else; nil for nobody.
    let reserved: String?
    let until: CivilDate?

    init?(_ card: CardID, mayOpen: Bool, in connection: any Connection) throws {
        let reservation = try ReservationBook.of(card, in: connection)
        let enquiry = try EnquiryBook.of(card, in: connection)
        guard let id = enquiry?.group ?? reservation?.group else { return nil }
        let group = try EnquiryGroupBook.record(id, in: connection)
        let active = try ReservationBook.active(of: id, in: connection)
        guard group.dealers > 1 || active != nil else { return nil }
        dealers = group.dealers
        requests = group.requests
        self.group = mayOpen ? id : nil
        let isOwn = active?.card == card || (active?.company != nil && active?.company == enquiry?.company)
        reserved = active == nil ? nil : isOwn ? "own" : "other"
        until = active?.until
    }
}

import Domain
import FanOrders
import Records
import Store

/// A whole group: its requests side by side, what was done to it, what was decided.
struct FanSheetAnswer: Encodable {
    /// What a person did, and whether it can be taken back.
    struct Act: Encodable {
        let id: GroupActID
        let kind: GroupAct.Kind
        let staff: String
        let at: Timestamp
        let canUndo: Bool
    }

    /// What the form of a decision offers.
    struct Form: Encodable {
        let denials: [String]
        let asksText: [String]
        let days: Int64
    }

    let event: EventID
    let now: Timestamp
    let group: FanGroupFace
    let requests: [FanRequestFace]
    let acts: [Act]
    let decisions: [FanDecisionFace]
    let reservations: [ReservationFace]
    let form: Form?

    init(
        _ id: EnquiryGroupID,
        _ fan: FanCommands,
        at now: Timestamp,
        in connection: any Connection
    ) throws {
        let way = fan.way
        let record = try EnquiryGroupBook.record(id, in: connection)
        event = try Journal.last(in: connection)
        self.now = now
        group = try FanGroupFace(record, in: connection)
        requests = try FanRequestFace.all(
            try EnquiryBook.members(of: id, in: connection),
            fan.basis.desk,
            in: connection
        )
        acts = try GroupAct.newest(of: id, limit: 10, in: connection).map { act in
            Act(
                id: act.id,
                kind: act.kind,
                staff: try StaffBook.find(act.staff, in: connection)?.name ?? "",
                at: act.at,
                canUndo: try act.canBeUndone(in: connection)
            )
        }
        decisions = try GroupDecisions.of(id, in: connection).map { try FanDecisionFace($0, in: connection) }
        reservations = try ReservationBook.all(of: id, in: connection).map {
            try ReservationFace($0, way: way, in: connection)
        }
        form = way.map { Form(denials: $0.denials, asksText: $0.asksText, days: 10) }
    }
}

import Domain
import Reconciliation
import Records
import Store

/// Everything about one payment: what 1C said of it over time, who put it where, and which bank's row tells of it.
struct PaymentSheetAnswer: Encodable {
    /// A version of the payment's document.
    struct Version: Encodable {
        let number: Int64
        let change: String
        let state: String
        let amount: Int64
        let currency: String
        let documentNumber: String?
        let date: String?
        let purpose: String?
        let at: Timestamp

        init(_ version: PaymentVersionRecord) {
            number = version.number
            change = version.change.rawValue
            state = version.state.rawValue
            amount = version.amount.minor
            currency = version.amount.currency
            documentNumber = version.documentNumber
            date = version.date.map { "\($0)" }
            purpose = version.purpose
            at = version.at
        }
    }

    /// Who or what put it where it stands, or stood.
    struct Decision: Encodable {
        let id: DecisionID
        let way: String
        let staff: String?
        let at: Timestamp
        let isUndone: Bool
        let shares: [PaymentFace.Share]
    }

    let payment: PaymentFace
    let orders: [OrderFace]
    let versions: [Version]
    let decisions: [Decision]
    let twins: [PaymentFace]

    init(_ id: PaymentID, in connection: any Connection) throws {
        let record = try PaymentBook.record(id, in: connection)
        let face = try PaymentFace(record, guessing: true, in: connection)
        let history = try AllocationBook.history(of: id, in: connection)
        payment = face
        versions = try PaymentBook.versions(of: id, in: connection).map(Version.init)
        decisions = try AllocationBook.decisions(about: id, in: connection).map { decision in
            let made = history.filter { $0.madeBy == decision.id }
            return Decision(
                id: decision.id,
                way: decision.way.rawValue,
                staff: try decision.staff.flatMap { try StaffBook.find($0, in: connection)?.name },
                at: decision.at,
                isUndone: decision.undoneAt != nil,
                shares: made.map { PaymentFace.Share(order: $0.order, amount: $0.amount) }
            )
        }
        twins = try PaymentBook.twins(of: id, in: connection).map {
            try PaymentFace($0, guessing: false, in: connection)
        }
        orders = try OrderFace.all(face.orders.union(history.map(\.order)), in: connection)
    }
}

package import Domain
import Store

/// A row of the `allocation_decision` table: who or what put a payment where it stands.
package struct DecisionRecord: Hashable, Sendable {
    /// Its number.
    package let id: DecisionID
    /// The payment.
    package let payment: PaymentID
    /// Why.
    package let way: AllocationWay
    /// Who, where a person did it.
    package let staff: StaffID?
    /// What spoke for it, JSON, where evidence did.
    package let explanation: String?
    /// Whether the payment's rest was an advance before.
    package let wasAdvance: Bool
    /// When.
    package let at: Timestamp
    /// When it was undone.
    package let undoneAt: Timestamp?

    static let columns: SQL = "id, payment_id, way, staff_id, explanation, was_advance, at, undone_at"

    init(row: Row) throws {
        id = try row.get("id")
        payment = try row.get("payment_id")
        way = try row.get("way")
        staff = try row.get("staff_id")
        explanation = try row.get("explanation")
        wasAdvance = try row.get("was_advance")
        at = try row.get("at")
        undoneAt = try row.get("undone_at")
    }
}

package import Domain
package import Store

/// Keeps what of a payment stands on which order. Each change belongs to a decision, so that it can be undone whole.
///
/// What stands never exceeds the payment: ``place(_:of:by:in:)`` refuses it, and the row of the payment carries the sum
/// under a CHECK of the database, written in the same statement group by this type alone.
package enum AllocationBook {
    /// What of a payment stands, oldest first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func standing(
        of payment: PaymentID,
        in connection: any Connection
    ) throws -> [AllocationRecord] {
        try all("payment_id = \(payment) AND released_by IS NULL", in: connection)
    }

    /// What stands on an order, oldest first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func standing(on order: OrderID, in connection: any Connection) throws -> [AllocationRecord] {
        try all("order_id = \(order) AND released_by IS NULL", in: connection)
    }

    /// Everything that ever stood, oldest first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func history(of payment: PaymentID, in connection: any Connection) throws -> [AllocationRecord] {
        try all("payment_id = \(payment)", in: connection)
    }

    /// Writes down a decision; what it puts and takes off follows in the same transaction.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func decide(
        _ way: AllocationWay,
        about payment: PaymentRecord,
        by staff: StaffID?,
        explanation: String? = nil,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> DecisionID {
        DecisionID(
            try connection.insert(
                """
                INSERT INTO allocation_decision \(decisionColumns)
                VALUES \(values(way, about: payment, by: staff, explanation: explanation, at: moment))
                """
            )
        )
    }

    static let decisionColumns: SQL = "(payment_id, way, staff_id, explanation, was_advance, at)"

    static func values(
        _ way: AllocationWay,
        about payment: PaymentRecord,
        by staff: StaffID?,
        explanation: String? = nil,
        at moment: Timestamp
    ) -> SQL {
        "(\(payment.id), \(way), \(staff), \(explanation), \(payment.isAdvance), \(moment))"
    }

    static let newColumns: SQL = "(payment_id, order_id, amount, direction, made_by)"

    /// The row of a payment that stands whole on an order.
    static func values(_ payment: PaymentRecord, on order: OrderID, by decision: DecisionID) -> SQL {
        "(\(payment.id), \(order), \(payment.allocated), \(payment.direction), \(decision))"
    }

    /// The row of a part of a payment that stands on an order.
    static func values(_ share: AllocationShare, of payment: PaymentRecord, by decision: DecisionID) -> SQL {
        "(\(payment.id), \(share.order), \(share.amount), \(payment.direction), \(decision))"
    }

    /// Puts a part of a payment on an order.
    ///
    /// - Throws: ``SvodError`` `invalidInput` for no sum, or one that is more than what is left of the payment; or from
    ///   the store.
    package static func place(
        _ share: AllocationShare,
        of payment: PaymentID,
        by decision: DecisionID,
        in connection: any Connection
    ) throws {
        let record = try PaymentBook.record(payment, in: connection)
        guard share.amount > 0, share.amount <= record.rest else {
            throw SvodError(
                .invalidInput,
                "\(share.amount) of payment \(payment) cannot stand on order \(share.order): \(record.rest) are left"
            )
        }
        try connection.execute(
            "UPDATE payment SET allocated = allocated + \(share.amount) WHERE id = \(payment)"
        )
        try connection.execute(
            """
            INSERT INTO allocation (payment_id, order_id, amount, direction, made_by)
            VALUES (\(payment), \(share.order), \(share.amount), \(record.direction), \(decision))
            """
        )
    }

    /// Takes an allocation off its order.
    ///
    /// - Throws: ``SvodError`` `conflict` when it does not stand, or from the store.
    package static func release(
        _ allocation: AllocationRecord,
        by decision: DecisionID,
        in connection: any Connection
    ) throws {
        let changed = try connection.execute(
            "UPDATE allocation SET released_by = \(decision) WHERE id = \(allocation.id) AND released_by IS NULL"
        )
        guard changed == 1 else { throw SvodError(.conflict, "allocation \(allocation.id) stands no more") }
        try connection.execute(
            "UPDATE payment SET allocated = allocated - \(allocation.amount) WHERE id = \(allocation.payment)"
        )
    }

    /// The newest decision about a payment that was not undone, or nil.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func lastDecision(
        about payment: PaymentID,
        in connection: any Connection
    ) throws -> DecisionRecord? {
        try connection.row(
            """
            SELECT \(DecisionRecord.columns) FROM allocation_decision
            WHERE payment_id = \(payment) AND undone_at IS NULL AND way <> 'undo' ORDER BY id DESC LIMIT 1
            """
        ).map(DecisionRecord.init(row:))
    }

    /// The newest decision that put a payment where it stands, or nil.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func lastPlacing(
        of payment: PaymentID,
        in connection: any Connection
    ) throws -> DecisionRecord? {
        let ways: [AllocationWay] = [.base, .evidence, .person, .twin]
        return try connection.row(
            """
            SELECT \(DecisionRecord.columns) FROM allocation_decision
            WHERE payment_id = \(payment) AND undone_at IS NULL AND way IN (\(list: ways)) ORDER BY id DESC LIMIT 1
            """
        ).map(DecisionRecord.init(row:))
    }

    /// All decisions about a payment, oldest first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func decisions(
        about payment: PaymentID,
        in connection: any Connection
    ) throws -> [DecisionRecord] {
        try connection.rows(
            "SELECT \(DecisionRecord.columns) FROM allocation_decision WHERE payment_id = \(payment) ORDER BY id"
        ).map(DecisionRecord.init(row:))
    }

    /// Marks a decision as undone.
    ///
    /// - Throws: ``SvodError`` `conflict` when it was undone before, or from the store.
    package static func markUndone(
        _ decision: DecisionID,
        by staff: StaffID?,
        at moment: Timestamp,
        in connection: any Connection
    ) throws {
        let changed = try connection.execute(
            """
            UPDATE allocation_decision SET undone_at = \(moment), undone_by = \(staff)
            WHERE id = \(decision) AND undone_at IS NULL
            """
        )
        guard changed == 1 else { throw SvodError(.conflict, "decision \(decision) was undone already") }
    }

    private static func all(_ condition: SQL, in connection: any Connection) throws -> [AllocationRecord] {
        try connection.rows("SELECT \(AllocationRecord.columns) FROM allocation WHERE \(condition) ORDER BY id")
            .map(AllocationRecord.init(row:))
    }
}

package import Domain
package import Store

/// Keeps the `payment` table: the ledger of what 1C and banks say of money.
package enum PaymentBook {
    /// A payment.
    ///
    /// - Throws: ``SvodError`` `notFound`, or from the store.
    package static func record(_ id: PaymentID, in connection: any Connection) throws -> PaymentRecord {
        guard
            let row = try connection.row("SELECT \(PaymentRecord.columns) FROM payment WHERE id = \(id)")
        else { throw SvodError(.notFound, "there is no payment \(id)") }
        return try PaymentRecord(row: row)
    }

    /// The payment of 1C's name, or nil.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func find(_ key: OneCDocumentKey, in connection: any Connection) throws -> PaymentRecord? {
        try one("doc_key = \(key)", in: connection)
    }

    /// Whether a payment of 1C's name is known.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func isKnown(_ key: OneCDocumentKey, in connection: any Connection) throws -> Bool {
        try connection.row("SELECT id FROM payment WHERE doc_key = \(key)") != nil
    }

    /// Writes a payment of which nothing is known yet but its name; ``write(_:change:cause:at:in:)`` says the rest in the
    /// same transaction.
    ///
    /// - Throws: ``SvodError`` `conflict` when it is known, or from the store.
    package static func add(_ new: NewPayment, in connection: any Connection) throws -> PaymentRecord {
        let id = PaymentID(
            try connection.insert(
                """
                INSERT INTO payment (doc_key, exchange, source, state, major, minor, direction, amount, currency,
                    received_at, changed_at)
                VALUES (\(new.key), \(new.exchange), \(new.origin), 'unposted', \(Int64.min), \(Int64.min), 'incoming',
                    0, 'RUB', \(new.at), \(new.at))
                """
            )
        )
        return try record(id, in: connection)
    }

    /// Writes what a payment has become and, where `change` says that this is a new version, keeps that version too. What
    /// is allocated stays as it is.
    ///
    /// - Throws: ``SvodError`` `storeFailed` when more is allocated than it is worth now: release first; or from the
    ///   store.
    package static func write(
        _ payment: PaymentRecord,
        change: PaymentChange?,
        cause: Cause,
        at moment: Timestamp,
        in connection: any Connection
    ) throws {
        let number = payment.versions + (change == nil ? 0 : 1)
        try connection.execute(
            """
            UPDATE payment SET exchange = \(payment.exchange), source = \(payment.origin), state = \(payment.state),
                major = \(payment.version.major), minor = \(payment.version.minor), direction = \(payment.direction),
                kind = \(payment.kind), number = \(payment.number), dated = \(payment.date?.dayNumber),
                amount = \(payment.amount.minor), currency = \(payment.amount.currency), purpose = \(payment.purpose),
                payer = \(payment.payer), inn = \(payment.inn), account = \(payment.account),
                base_key = \(payment.baseKey), list_key = \(payment.listKey), twin_id = \(payment.twin),
                advance = \(payment.isAdvance), hands_off = \(payment.isHandsOff), waiting = \(payment.isWaiting),
                versions = \(number), changed_at = \(moment)
            WHERE id = \(payment.id)
            """
        )
        guard let change else { return }
        try keepVersion(number, of: payment, change: change, cause: cause, at: moment, in: connection)
    }

    /// Keeps a version of a payment for good.
    static func keepVersion(
        _ number: Int64,
        of payment: PaymentRecord,
        change: PaymentChange,
        cause: Cause,
        at moment: Timestamp,
        in connection: any Connection
    ) throws {
        try connection.execute(
            """
            INSERT INTO payment_version \(versionColumns)
            VALUES \(version(number, of: payment, change: change, cause: cause, at: moment))
            """
        )
    }

    static let versionColumns: SQL = """
        (payment_id, number, change, state, amount, currency, document_number, dated, purpose, base_key, major, minor,
        cause, at)
        """

    static func version(
        _ number: Int64,
        of payment: PaymentRecord,
        change: PaymentChange,
        cause: Cause,
        at moment: Timestamp
    ) -> SQL {
        """
        (\(payment.id), \(number), \(change), \(payment.state), \(payment.amount.minor), \(payment.amount.currency),
        \(payment.number), \(payment.date?.dayNumber), \(payment.purpose), \(payment.baseKey ?? payment.listKey),
        \(payment.version.major), \(payment.version.minor), \(cause), \(moment))
        """
    }

    /// The versions of a payment, oldest first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func versions(
        of payment: PaymentID,
        in connection: any Connection
    ) throws -> [PaymentVersionRecord] {
        try connection.rows(
            """
            SELECT number, change, state, amount, currency, document_number, dated, purpose, base_key, at
            FROM payment_version WHERE payment_id = \(payment) ORDER BY number
            """
        ).map(PaymentVersionRecord.init(row:))
    }

    static func one(_ condition: SQL, in connection: any Connection) throws -> PaymentRecord? {
        try connection.row("SELECT \(PaymentRecord.columns) FROM payment WHERE \(condition)")
            .map(PaymentRecord.init(row:))
    }

    static func all(_ condition: SQL, in connection: any Connection) throws -> [PaymentRecord] {
        try connection.rows("SELECT \(PaymentRecord.columns) FROM payment WHERE \(condition)")
            .map(PaymentRecord.init(row:))
    }
}

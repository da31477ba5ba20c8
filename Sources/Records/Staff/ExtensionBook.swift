package import Domain
package import Store

/// Whose phone an extension is and was. An extension belongs to one person at a time; past times are not rewritten.
package enum ExtensionBook {
    /// One phone.
    package struct Phone: Hashable, Sendable {
        /// Its exchange.
        package var exchange: ExchangeID
        /// Its extension.
        package var `extension`: String

        /// Creates a phone.
        package init(exchange: ExchangeID, extension: String) {
            self.exchange = exchange
            self.extension = `extension`
        }

        fileprivate init(row: Row) throws {
            self.init(exchange: ExchangeID(try row.get("exchange")), extension: try row.get("extension"))
        }
    }

    /// Gives a phone to a person from `moment` on; who had it until then loses it.
    ///
    /// - Throws: `invalidInput` for what is no extension (1 to 20 digits, `*`, `#` or letters); `conflict` when somebody
    ///   was given it later than that.
    package static func give(
        _ phone: Phone,
        to staff: StaffID,
        from moment: Timestamp,
        by editor: StaffEditor
    ) throws {
        guard isExtension(phone.extension) else {
            throw SvodError(.invalidInput, "an extension has 1 to 20 digits or letters")
        }
        if let held = try holder(of: phone, in: editor.connection) {
            if held.staff == staff { return }
            guard held.since <= moment else {
                throw SvodError(.conflict, "somebody was given the extension later than that")
            }
            try take(phone, from: held.staff, at: moment, by: editor)
        }
        try editor.connection.execute(
            """
            INSERT INTO staff_extension (staff_id, exchange, extension, since)
            VALUES (\(staff), \(phone.exchange), \(phone.extension), \(moment))
            """
        )
        try editor.note(
            "staff.extension_given",
            StaffBook.subject(staff),
            data: ["exchange": phone.exchange.rawValue, "extension": phone.extension]
        )
    }

    /// Takes a phone away from a person at `moment`.
    package static func take(
        _ phone: Phone,
        from staff: StaffID,
        at moment: Timestamp,
        by editor: StaffEditor
    ) throws {
        let count = try editor.connection.execute(
            """
            UPDATE staff_extension SET until = \(moment)
            WHERE staff_id = \(staff) AND exchange = \(phone.exchange) AND extension = \(phone.extension)
                AND until IS NULL
            """
        )
        guard count > 0 else { throw SvodError(.notFound, "the person has no such extension") }
        try editor.note(
            "staff.extension_taken",
            StaffBook.subject(staff),
            data: ["exchange": phone.exchange.rawValue, "extension": phone.extension]
        )
    }

    /// The phones of a person at a moment, oldest first.
    package static func phones(of staff: StaffID, in connection: any Connection) throws -> [Phone] {
        try connection.rows(
            """
            SELECT exchange, extension FROM staff_extension WHERE staff_id = \(staff) AND until IS NULL
            ORDER BY since, id LIMIT 50
            """
        ).map(Phone.init(row:))
    }

    /// Every phone that belongs to somebody now, by exchange and extension.
    package static func all(in connection: any Connection) throws -> [(phone: Phone, staff: StaffID)] {
        try connection.rows(
            """
            SELECT exchange, extension, staff_id FROM staff_extension WHERE until IS NULL
            ORDER BY exchange, extension LIMIT 5000
            """
        ).map { (try Phone(row: $0), try $0.get("staff_id")) }
    }

    /// Which phones a person had and when, newest first.
    package static func history(of staff: StaffID, in connection: any Connection) throws -> [StaffTenure] {
        try StaffTenure.history(
            of: staff,
            what: "tenure.exchange || '/' || tenure.extension",
            in: "staff_extension AS tenure",
            connection
        )
    }

    /// Whether `text` can be an extension.
    package static func isExtension(_ text: String) -> Bool {
        (1...20).contains(text.count)
            && text.unicodeScalars.allSatisfy {
                $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "*" || $0 == "#")
            }
    }

    private static func holder(
        of phone: Phone,
        in connection: any Connection
    ) throws -> (staff: StaffID, since: Timestamp)? {
        try connection.row(
            """
            SELECT staff_id, since FROM staff_extension
            WHERE exchange = \(phone.exchange) AND extension = \(phone.extension) AND until IS NULL
            ORDER BY since DESC LIMIT 1
            """
        ).map { (try $0.get("staff_id"), try $0.get("since")) }
    }
}

package import Domain
package import Store

/// Keeps what left the house, to whom and how often: the table `mail_sent`. What a machine sends can go round in a circle
/// with another machine; a cap for each address ends it (RFC 3834 section 2).
package enum SentBook {
    /// By what way something leaves.
    package enum Way: String, Sendable {
        /// By mail.
        case mail
        /// As a short message.
        case sms
    }

    /// Something that is about to leave.
    package struct Departure: Sendable {
        /// By what way.
        package var way: Way
        /// The key of its outbox row: what is tried again is counted once.
        package var key: String
        /// Whom it goes to: addresses of mail, or numbers.
        package var addresses: [String]
        /// The `Message-ID` of a letter.
        package var messageID: String?
        /// The mailbox it leaves from.
        package var box: String?
        /// Whether no person wrote it.
        package var isAutomatic: Bool
        /// Whether it is not really sent.
        package var isTest: Bool

        /// Creates a departure.
        package init(_ way: Way, key: String, addresses: [String], isAutomatic: Bool, isTest: Bool) {
            self.way = way
            self.key = key
            self.addresses = addresses.map { $0.lowercased() }
            self.isAutomatic = isAutomatic
            self.isTest = isTest
        }
    }

    /// How much may leave in 24 hours.
    package struct Caps: Sendable {
        /// To one address, of what no person wrote.
        package var automatic: Int
        /// To one address in all.
        package var address: Int
        /// In all.
        package var day: Int

        /// Creates caps.
        package init(automatic: Int, address: Int, day: Int) {
            self.automatic = automatic
            self.address = address
            self.day = day
        }
    }

    /// Whether something may leave.
    package enum Verdict: Hashable, Sendable {
        /// It may, and is counted.
        case free
        /// This address has had enough today.
        case addressIsFull
        /// So much has left today that it must wait.
        case dayIsFull
    }

    /// Counts a departure if it may leave. One that was counted before may leave again.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func reserve(
        _ departure: Departure,
        _ caps: Caps,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> Verdict {
        let way = departure.way.rawValue
        let known = try connection.row(
            "SELECT id FROM mail_sent WHERE way = \(way) AND send_key = \(departure.key) LIMIT 1"
        )
        if known != nil { return .free }
        let since = moment - .seconds(86_400)
        guard try count("way = \(way) AND at > \(since)", in: connection) < caps.day else { return .dayIsFull }
        for address in departure.addresses {
            let to: SQL = "way = \(way) AND address_key = \(address) AND at > \(since)"
            guard try count(to, in: connection) < caps.address else { return .addressIsFull }
            guard departure.isAutomatic else { continue }
            guard try count("\(to) AND is_automatic = 1", in: connection) < caps.automatic else {
                return .addressIsFull
            }
        }
        for address in departure.addresses {
            try connection.insertIfNew(
                """
                INSERT INTO mail_sent (way, send_key, address_key, message_id, box, is_automatic, is_test, at)
                VALUES (\(way), \(departure.key), \(address), \(departure.messageID), \(departure.box),
                    \(departure.isAutomatic), \(departure.isTest), \(moment))
                """
            )
        }
        return .free
    }

    /// Whether a letter of this name left here: what answers it answers us.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func isOurs(messageID: String, in connection: any Connection) throws -> Bool {
        try connection.row("SELECT id FROM mail_sent WHERE message_id = \(messageID) LIMIT 1") != nil
    }

    private static func count(_ condition: SQL, in connection: any Connection) throws -> Int {
        try connection.row("SELECT count(*) AS n FROM mail_sent WHERE \(condition)")?.get("n") ?? 0
    }
}

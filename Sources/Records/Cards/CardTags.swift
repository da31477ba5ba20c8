package import Domain
package import Store

/// Keeps the tags of cards.
package enum CardTags {
    /// The tags of a card, in the order in which they were put on.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func of(_ card: CardID, in connection: any Connection) throws -> [String] {
        try connection.rows("SELECT tag FROM card_tag WHERE card_id = \(card) ORDER BY at, tag").map {
            try $0.get("tag")
        }
    }

    /// Puts a tag on; false when it was there.
    ///
    /// - Throws: ``SvodError`` from the store.
    @discardableResult
    package static func add(
        _ tag: String,
        to card: CardID,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> Bool {
        try connection.execute(
            "INSERT INTO card_tag (card_id, tag, at) VALUES (\(card), \(tag), \(moment)) ON CONFLICT DO NOTHING"
        ) > 0
    }

    /// Takes a tag off; false when it was not there.
    ///
    /// - Throws: ``SvodError`` from the store.
    @discardableResult
    package static func remove(_ tag: String, from card: CardID, in connection: any Connection) throws -> Bool {
        try connection.execute("DELETE FROM card_tag WHERE card_id = \(card) AND tag = \(tag)") > 0
    }
}

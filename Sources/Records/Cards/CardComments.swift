package import Domain
package import Store

/// Keeps the comments on cards.
package enum CardComments {
    /// The longest text that is kept.
    package static let longest = 20_000

    /// Adds a comment.
    ///
    /// - Throws: ``SvodError`` `invalidInput` for an empty or overlong text, or from the store.
    package static func add(
        _ text: String,
        mentions: [StaffID],
        to card: CardID,
        by author: StaffID?,
        at moment: Timestamp,
        in connection: any Connection
    ) throws -> CommentID {
        guard text.contains(where: { !$0.isWhitespace }), text.count <= longest else {
            throw SvodError(.invalidInput, "a comment has 1 to \(longest) characters")
        }
        return CommentID(
            try connection.insert(
                """
                INSERT INTO card_comment (card_id, staff_id, body, mentions, at)
                VALUES (\(card), \(author), \(text), \(try JSONText.encode(mentions)), \(moment))
                """
            )
        )
    }

    /// The newest comments of a card below `before`, newest first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func of(
        _ card: CardID,
        before: CommentID? = nil,
        limit: Int = 100,
        in connection: any Connection
    ) throws -> [CardComment] {
        try connection.rows(
            """
            SELECT id, staff_id, body, mentions, at, edited_at FROM card_comment
            WHERE card_id = \(card) AND removed_at IS NULL AND id < \(before ?? CommentID(.max))
            ORDER BY id DESC LIMIT \(limit)
            """
        ).map(CardComment.init(row:))
    }
}

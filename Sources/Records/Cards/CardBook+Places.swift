package import Domain
package import Store

extension CardBook {
    /// Where a card stands, the main track first.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func places(of card: CardID, in connection: any Connection) throws -> [CardPlace] {
        try connection.rows(
            """
            SELECT track, stage, funnel_version, entered_at, move FROM card_stage WHERE card_id = \(card)
            ORDER BY track
            """
        ).map(CardPlace.init(row:))
    }

    /// Puts a card onto a stage of a track; it leaves the one where it stood there. The place carries the sum, currency,
    /// responsible and department of its card from then on: a trigger follows their changes.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func enter(
        _ card: CardID,
        _ place: CardPlace,
        funnel: String,
        isOpen: Bool,
        in connection: any Connection
    ) throws {
        try connection.execute(
            """
            INSERT INTO card_stage (card_id, track, funnel, stage, is_open, funnel_version, entered_at, move,
                amount, currency, responsible_id, department_id)
            SELECT card.id, \(place.track), \(funnel), \(place.stage), \(isOpen), \(place.funnelVersion),
                \(place.enteredAt), \(place.move), card.amount, card.currency, card.responsible_id, card.department_id
            FROM card WHERE card.id = \(card)
            ON CONFLICT (card_id, track) DO UPDATE SET
                funnel = excluded.funnel, stage = excluded.stage, is_open = excluded.is_open,
                funnel_version = excluded.funnel_version, entered_at = excluded.entered_at, move = excluded.move
            """
        )
    }

    /// Marks all places of a card as those of an open or a closed one: boards show open ones.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func setOpen(_ card: CardID, _ isOpen: Bool, in connection: any Connection) throws {
        try connection.execute("UPDATE card_stage SET is_open = \(isOpen) WHERE card_id = \(card)")
    }

    /// Takes a card off a track.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func leave(_ card: CardID, track: String, in connection: any Connection) throws {
        try connection.execute("DELETE FROM card_stage WHERE card_id = \(card) AND track = \(track)")
    }
}

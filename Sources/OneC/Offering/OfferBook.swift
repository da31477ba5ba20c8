import Domain
import Records
import Store

/// Keeps what 1C has taken of svod's orders, and what its sessions were given.
enum OfferBook {
    /// What 1C has taken of a deal.
    struct Taken: Hashable {
        let orderDigest: String
        let stateDigest: String
    }

    /// A deal that a session was given.
    struct Given: Hashable {
        let card: CardID
        let orderDigest: String
        let stateDigest: String
        let cardVersion: Int64
        /// The newest wish of the deal that stood behind what was given; 0 for none.
        let lastEffect: EffectID
    }

    /// Deals behind `last` that have something to say to 1C: a wish of their funnel, or a change since 1C took them.
    static func candidates(after last: CardID, limit: Int, in connection: any Connection) throws -> [CardID] {
        try connection.rows(
            """
            SELECT id FROM (
                SELECT card_id AS id FROM card_effect WHERE kind = 'onec' AND state = 'waiting'
                UNION
                SELECT onec_offer.card_id AS id FROM onec_offer JOIN card ON card.id = onec_offer.card_id
                WHERE card.version > onec_offer.card_version
            ) AS wanted WHERE id > \(last) ORDER BY id LIMIT \(limit)
            """
        ).map { try $0.get("id") }
    }

    /// The wishes of a deal that nobody has answered.
    static func wishes(of card: CardID, in connection: any Connection) throws -> [EffectID] {
        try connection.rows(
            "SELECT id FROM card_effect WHERE card_id = \(card) AND kind = 'onec' AND state = 'waiting' ORDER BY id"
        ).map { try $0.get("id") }
    }

    /// What 1C has taken of a deal; nil before it took any.
    static func taken(_ card: CardID, in connection: any Connection) throws -> Taken? {
        try connection.row("SELECT order_digest, state_digest FROM onec_offer WHERE card_id = \(card)").map {
            Taken(orderDigest: try $0.get("order_digest"), stateDigest: try $0.get("state_digest"))
        }
    }

    /// Notes that a deal reads otherwise and says 1C nothing new.
    static func pass(_ card: CardID, version: Int64, in connection: any Connection) throws {
        try connection.execute("UPDATE onec_offer SET card_version = \(version) WHERE card_id = \(card)")
    }

    /// Notes what a session is given, in place of what it was given before.
    static func give(_ given: Given, to session: ID<ExchangeSession>, in connection: any Connection) throws {
        try connection.execute(
            """
            INSERT INTO onec_offered (session_id, card_id, order_digest, state_digest, card_version, last_effect)
            VALUES (\(session), \(given.card), \(given.orderDigest), \(given.stateDigest), \(given.cardVersion),
                \(given.lastEffect))
            ON CONFLICT (session_id, card_id) DO UPDATE SET order_digest = excluded.order_digest,
                state_digest = excluded.state_digest, card_version = excluded.card_version,
                last_effect = excluded.last_effect
            """
        )
    }

    /// Forgets what a session was given.
    static func forget(_ session: ID<ExchangeSession>, in connection: any Connection) throws {
        try connection.execute("DELETE FROM onec_offered WHERE session_id = \(session)")
    }

    /// Deals behind `last` that a session was given.
    static func given(
        to session: ID<ExchangeSession>,
        after last: CardID,
        limit: Int,
        in connection: any Connection
    ) throws -> [Given] {
        try connection.rows(
            """
            SELECT card_id, order_digest, state_digest, card_version, last_effect FROM onec_offered
            WHERE session_id = \(session) AND card_id > \(last) ORDER BY card_id LIMIT \(limit)
            """
        ).map {
            Given(
                card: try $0.get("card_id"),
                orderDigest: try $0.get("order_digest"),
                stateDigest: try $0.get("state_digest"),
                cardVersion: try $0.get("card_version"),
                lastEffect: try $0.get("last_effect")
            )
        }
    }

    /// Notes that 1C has taken what a session was given of a deal.
    static func take(
        _ given: Given,
        by session: ExchangeSession,
        at moment: Timestamp,
        in connection: any Connection
    ) throws {
        try connection.execute(
            """
            INSERT INTO onec_offer (card_id, exchange, order_digest, state_digest, card_version, taken_at)
            VALUES (\(given.card), \(session.exchange), \(given.orderDigest), \(given.stateDigest),
                \(given.cardVersion), \(moment))
            ON CONFLICT (card_id) DO UPDATE SET exchange = excluded.exchange, order_digest = excluded.order_digest,
                state_digest = excluded.state_digest, card_version = excluded.card_version, taken_at = excluded.taken_at
            """
        )
        try connection.execute(
            "DELETE FROM onec_offered WHERE session_id = \(session.id) AND card_id = \(given.card)"
        )
    }
}

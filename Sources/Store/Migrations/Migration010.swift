extension Migration {
    /// What svod remembers of the orders that it hands to 1C.
    static let offers = Migration(
        number: 10,
        title: "orders for 1C, and in which words it reads them",
        statements: [
            "CREATE INDEX counterparty_company ON counterparty (company_id)",
            // The version and namespace of CommerceML that an exchange wrote last: it reads nothing else.
            """
            CREATE TABLE onec_peer (
                exchange TEXT NOT NULL PRIMARY KEY,
                schema_version TEXT NOT NULL,
                namespace TEXT,
                at {int} NOT NULL
            ) {table}
            """,
            // What 1C has taken of a deal: digests of what is svod's to say, and how new the card was.
            """
            CREATE TABLE onec_offer (
                card_id {int} NOT NULL PRIMARY KEY REFERENCES card (id),
                exchange TEXT NOT NULL,
                order_digest TEXT NOT NULL,
                state_digest TEXT NOT NULL,
                card_version {int} NOT NULL,
                taken_at {int} NOT NULL
            ) {table}
            """,
            // What a session was given and has not confirmed yet.
            """
            CREATE TABLE onec_offered (
                session_id {int} NOT NULL REFERENCES onec_session (id),
                card_id {int} NOT NULL REFERENCES card (id),
                order_digest TEXT NOT NULL,
                state_digest TEXT NOT NULL,
                card_version {int} NOT NULL,
                last_effect {int} NOT NULL,
                PRIMARY KEY (session_id, card_id)
            ) {table}
            """,
            // Further names of an order: the site's number first, then 1C's own identifier.
            """
            CREATE TABLE order_alias (
                doc_key TEXT NOT NULL PRIMARY KEY,
                order_id {int} NOT NULL REFERENCES client_order (id)
            ) {table}
            """,
            "CREATE INDEX order_alias_of ON order_alias (order_id)",
        ]
    )
}

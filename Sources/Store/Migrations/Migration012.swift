extension Migration {
    /// What the accountant's pages look things up by; which refusals were put right since.
    static let reconciling = Migration(
        number: 12,
        title: "the accountant's shelves, refusals that were put right",
        statements: [
            "ALTER TABLE onec_refusal ADD COLUMN settled_at {int}",
            "CREATE INDEX onec_refusal_open ON onec_refusal (doc_key) WHERE settled_at IS NULL",
            "CREATE INDEX onec_refusal_cause ON onec_refusal (cause) WHERE settled_at IS NULL",
            // What stood on an order is shown struck through: the history is looked up by the order too.
            "DROP INDEX allocation_order",
            "CREATE INDEX allocation_order ON allocation (order_id, id)",
            "CREATE INDEX payment_advance ON payment (id) WHERE advance = 1",
            """
            CREATE INDEX payment_returns ON payment (id)
            WHERE direction = 'outgoing' AND state = 'posted' AND advance = 0 AND twin_id IS NULL AND allocated < amount
            """,
            "CREATE INDEX client_order_paid ON client_order (inn, dated) WHERE paid > 0 AND inn IS NOT NULL",
            "CREATE INDEX client_order_overpaid ON client_order (id) WHERE paid > amount",
            "CREATE INDEX inbox_onec ON inbox (id) WHERE kind = 'onec.document'",
        ]
    )
}

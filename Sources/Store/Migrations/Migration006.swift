extension Migration {
    /// What boards and lists of a hundred thousand open cards are read from, and the names of uploaded files.
    static let boards = Migration(
        number: 6,
        title: "boards, lists, files",
        statements: [
            "ALTER TABLE card_stage ADD COLUMN amount {int}",
            "ALTER TABLE card_stage ADD COLUMN currency TEXT",
            "ALTER TABLE card_stage ADD COLUMN responsible_id {int}",
            "ALTER TABLE card_stage ADD COLUMN department_id {int}",
            "{mirror_card}",
            """
            UPDATE card_stage SET
                amount = (SELECT card.amount FROM card WHERE card.id = card_stage.card_id),
                currency = (SELECT card.currency FROM card WHERE card.id = card_stage.card_id),
                responsible_id = (SELECT card.responsible_id FROM card WHERE card.id = card_stage.card_id),
                department_id = (SELECT card.department_id FROM card WHERE card.id = card_stage.card_id)
            """,
            "CREATE INDEX card_stage_newest ON card_stage (funnel, stage, is_open, entered_at, card_id)",
            "CREATE INDEX card_stage_sums ON card_stage (funnel, is_open, stage, currency, amount, track)",
            """
            CREATE INDEX card_stage_mine ON card_stage (responsible_id, funnel, is_open, stage, currency, amount)
            WHERE responsible_id IS NOT NULL
            """,
            """
            CREATE INDEX card_stage_department
            ON card_stage (department_id, funnel, is_open, stage, currency, amount)
            WHERE department_id IS NOT NULL
            """,
            "CREATE INDEX card_text ON card (funnel, outcome, title_key)",
            "CREATE INDEX card_changed ON card (funnel, changed_at, id)",
            "CREATE INDEX card_touched ON card (funnel, touched_at, id)",
            "CREATE INDEX card_amount ON card (funnel, amount, id) WHERE amount IS NOT NULL",
            "CREATE INDEX lead_channel ON lead (channel, id) WHERE channel IS NOT NULL",
            "CREATE INDEX task_due ON task (due_at, card_id) WHERE done_at IS NULL",
            "CREATE INDEX notice_of ON notice (staff_id, id)",
            "CREATE INDEX notice_card ON notice (card_id, id) WHERE card_id IS NOT NULL",
            """
            CREATE TABLE stored_file (
                hash TEXT NOT NULL PRIMARY KEY,
                name TEXT NOT NULL,
                type TEXT NOT NULL,
                size {int} NOT NULL,
                staff_id {int} REFERENCES staff (id),
                at {int} NOT NULL
            ) {table}
            """,
        ]
    )
}

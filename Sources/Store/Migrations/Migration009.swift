extension Migration {
    /// What the boards of one person and of one department are read from in their order: each index holds all that a
    /// column is counted, added up and paged by.
    static let places = Migration(
        number: 9,
        title: "boards of a person and of a department",
        statements: [
            "DROP INDEX card_stage_board",
            "DROP INDEX card_stage_mine",
            "DROP INDEX card_stage_department",
            """
            CREATE INDEX card_stage_mine
            ON card_stage (responsible_id, funnel, is_open, stage, entered_at, card_id, currency, amount)
            WHERE responsible_id IS NOT NULL
            """,
            """
            CREATE INDEX card_stage_department
            ON card_stage (department_id, funnel, is_open, stage, entered_at, card_id, currency, amount)
            WHERE department_id IS NOT NULL
            """,
            "{mirror_changes_only}",
        ]
    )
}

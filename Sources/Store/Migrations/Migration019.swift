extension Migration {
    /// What advertising cost: a sum for a source and the days for which it was spent. Who took one back is kept.
    static let advertising = Migration(
        number: 19,
        title: "what advertising cost",
        statements: [
            """
            CREATE TABLE source_cost (
                id {id},
                way TEXT NOT NULL CHECK (way IN ('channel', 'visit')),
                source TEXT NOT NULL,
                first_day {int} NOT NULL,
                last_day {int} NOT NULL CHECK (last_day >= first_day),
                amount {int} NOT NULL CHECK (amount > 0),
                currency TEXT NOT NULL,
                note TEXT,
                added_by {int} REFERENCES staff (id),
                added_at {int} NOT NULL,
                removed_by {int} REFERENCES staff (id),
                removed_at {int}
            ) {table}
            """,
            "CREATE INDEX source_cost_days ON source_cost (way, last_day) WHERE removed_at IS NULL",
        ]
    )
}

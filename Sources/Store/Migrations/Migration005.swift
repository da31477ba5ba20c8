extension Migration {
    /// What imports of sheets remember.
    static let imports = Migration(
        number: 5,
        title: "imports of sheets",
        statements: [
            """
            CREATE TABLE import_run (
                id {id},
                digest TEXT NOT NULL UNIQUE,
                file TEXT NOT NULL,
                kind TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('running', 'done')),
                row_done {int} NOT NULL,
                created {int} NOT NULL,
                changed {int} NOT NULL,
                skipped {int} NOT NULL,
                refused {int} NOT NULL,
                started_at {int} NOT NULL,
                moved_at {int} NOT NULL
            ) {table}
            """,
            """
            CREATE TABLE import_key (
                kind TEXT NOT NULL CHECK (kind IN ('company', 'person', 'card')),
                source TEXT NOT NULL,
                outer_key TEXT NOT NULL,
                record_id {int} NOT NULL,
                run_id {int} NOT NULL REFERENCES import_run (id),
                PRIMARY KEY (kind, source, outer_key)
            ) {table}
            """,
            "CREATE INDEX import_key_record ON import_key (kind, record_id)",
        ]
    )
}

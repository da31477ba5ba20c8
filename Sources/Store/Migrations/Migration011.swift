extension Migration {
    /// Further ways in: orders of past years, files of a folder, statements; and what is kept of goods and counterparties.
    static let waysIn = Migration(
        number: 11,
        title: "history, folders and catalogues of 1C",
        statements: [
            // Documents of a session of history wake nobody.
            "ALTER TABLE onec_session ADD COLUMN is_history {int} NOT NULL DEFAULT 0",
            // Where a file lies that did not come over the wire; NULL for one in the exchange's own folder.
            "ALTER TABLE onec_file ADD COLUMN place TEXT",
            "CREATE INDEX onec_file_place ON onec_file (place) WHERE place IS NOT NULL",
            // When the bytes of a file that was read were removed.
            "ALTER TABLE onec_file ADD COLUMN pruned_at {int}",
            "CREATE INDEX onec_file_unpruned ON onec_file (at) WHERE pruned_at IS NULL",
            // Readings that a command carries out; the daemon leaves them alone.
            "ALTER TABLE onec_reading ADD COLUMN by_command {int} NOT NULL DEFAULT 0",
            """
            CREATE TABLE onec_goods (
                doc_key TEXT NOT NULL PRIMARY KEY,
                exchange TEXT NOT NULL,
                name TEXT NOT NULL,
                name_key TEXT NOT NULL,
                full_name TEXT,
                article TEXT,
                article_key TEXT,
                barcode TEXT,
                unit TEXT,
                is_deleted {int} NOT NULL,
                major {int} NOT NULL,
                minor {int} NOT NULL,
                changed_at {int} NOT NULL
            ) {table}
            """,
            "CREATE INDEX onec_goods_article ON onec_goods (article_key) WHERE article_key IS NOT NULL",
            "CREATE INDEX onec_goods_name ON onec_goods (name_key)",
            """
            CREATE TABLE company_contact (
                id {id},
                company_id {int} NOT NULL REFERENCES company (id),
                doc_key TEXT NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN ('phone', 'email', 'address', 'other')),
                value TEXT NOT NULL,
                value_key TEXT NOT NULL,
                person TEXT NOT NULL,
                UNIQUE (doc_key, kind, value_key, person)
            ) {table}
            """,
            "CREATE INDEX company_contact_of ON company_contact (company_id, id)",
            "CREATE INDEX company_contact_value ON company_contact (kind, value_key)",
        ]
    )
}

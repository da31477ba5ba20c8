extension Migration {
    /// What the exchange with 1C remembers of its sessions, the files that come in them and how they were read.
    static let exchange = Migration(
        number: 8,
        title: "sessions and files of the exchange with 1C",
        statements: [
            """
            CREATE TABLE onec_session (
                id {id},
                exchange TEXT NOT NULL,
                secret_hash TEXT NOT NULL UNIQUE,
                started_at {int} NOT NULL,
                touched_at {int} NOT NULL
            ) {table}
            """,
            "CREATE INDEX onec_session_newest ON onec_session (exchange, id)",
            """
            CREATE TABLE onec_file (
                id {id},
                session_id {int} NOT NULL REFERENCES onec_session (id),
                name TEXT NOT NULL,
                size {int} NOT NULL,
                last_piece TEXT,
                at {int} NOT NULL
            ) {table}
            """,
            "CREATE INDEX onec_file_name ON onec_file (session_id, name, id)",
            """
            CREATE TABLE onec_reading (
                id {id},
                file_id {int} NOT NULL REFERENCES onec_file (id),
                session_id {int} NOT NULL REFERENCES onec_session (id),
                entry TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('waiting', 'read', 'broken')),
                position {int} NOT NULL,
                documents {int} NOT NULL,
                refused {int} NOT NULL,
                error TEXT,
                at {int} NOT NULL,
                UNIQUE (file_id, entry)
            ) {table}
            """,
            "CREATE INDEX onec_reading_waiting ON onec_reading (id) WHERE state = 'waiting'",
            "CREATE INDEX onec_reading_session ON onec_reading (session_id, id)",
            """
            CREATE TABLE onec_file_refusal (
                id {id},
                reading_id {int} NOT NULL REFERENCES onec_reading (id),
                position {int} NOT NULL,
                document TEXT,
                reason TEXT NOT NULL,
                UNIQUE (reading_id, position)
            ) {table}
            """,
        ]
    )
}

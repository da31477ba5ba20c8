extension Migration {
    /// The house's own tables: what comes in, what goes out, what happened, what is due.
    static let house = Migration(
        number: 1,
        title: "inbox, outbox, journal, timers",
        statements: [
            """
            CREATE TABLE inbox (
                id {id},
                source TEXT NOT NULL,
                stream TEXT NOT NULL,
                kind TEXT NOT NULL,
                dedup_key TEXT NOT NULL,
                received_at {int} NOT NULL,
                payload TEXT,
                state TEXT NOT NULL CHECK (state IN ('new', 'done', 'held', 'dead')),
                attempts {int} NOT NULL DEFAULT 0,
                error TEXT,
                handled_at {int},
                UNIQUE (source, dedup_key)
            ) {table}
            """,
            "CREATE INDEX inbox_new ON inbox (id) WHERE state = 'new'",
            "CREATE INDEX inbox_open ON inbox (stream, id) WHERE state IN ('new', 'held')",
            "CREATE INDEX inbox_troubled ON inbox (id) WHERE state IN ('held', 'dead')",
            "CREATE INDEX inbox_stream ON inbox (stream, id)",
            """
            CREATE TABLE outbox (
                id {id},
                connector TEXT NOT NULL,
                kind TEXT NOT NULL,
                dedup_key TEXT NOT NULL,
                subject TEXT,
                payload TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('new', 'leased', 'done', 'deferred', 'dead', 'expired')),
                created_at {int} NOT NULL,
                due_at {int} NOT NULL,
                expires_at {int},
                leased_by TEXT,
                leased_until {int},
                attempts {int} NOT NULL DEFAULT 0,
                reason TEXT,
                result TEXT,
                settled_at {int},
                UNIQUE (connector, dedup_key)
            ) {table}
            """,
            "CREATE INDEX outbox_due ON outbox (connector, due_at, id) WHERE state IN ('new', 'deferred')",
            """
            CREATE INDEX outbox_expiring ON outbox (connector, expires_at)
            WHERE state IN ('new', 'deferred') AND expires_at IS NOT NULL
            """,
            "CREATE INDEX outbox_leased ON outbox (connector, leased_until) WHERE state = 'leased'",
            "CREATE INDEX outbox_dead ON outbox (id) WHERE state IN ('dead', 'expired')",
            """
            CREATE TABLE journal (
                id {id},
                at {int} NOT NULL,
                kind TEXT NOT NULL,
                subject TEXT NOT NULL,
                about TEXT,
                cause TEXT NOT NULL,
                rule TEXT,
                actor {int},
                data TEXT NOT NULL
            ) {table}
            """,
            "{append_only journal}",
            "CREATE INDEX journal_subject ON journal (subject, id)",
            "CREATE INDEX journal_about ON journal (about, id) WHERE about IS NOT NULL",
            """
            CREATE TABLE timer (
                id {id},
                timer_key TEXT NOT NULL UNIQUE,
                kind TEXT NOT NULL,
                subject TEXT NOT NULL,
                fire_at {int} NOT NULL,
                payload TEXT NOT NULL,
                next_at {int} NOT NULL,
                attempts {int} NOT NULL DEFAULT 0,
                error TEXT
            ) {table}
            """,
            "CREATE INDEX timer_due ON timer (next_at, fire_at, id)",
            """
            CREATE TABLE setting (
                name TEXT NOT NULL PRIMARY KEY,
                value TEXT NOT NULL
            ) {table}
            """,
        ]
    )
}

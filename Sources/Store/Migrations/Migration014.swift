extension Migration {
    /// What sites hand in over HTTP and what bots read.
    static let intake = Migration(
        number: 14,
        title: "keys of what sites handed in, bots, lent numbers, touches of leads",
        statements: [
            // What was answered under a sender's key, for as long as it may come again.
            """
            CREATE TABLE intake_key (
                id {id},
                source TEXT NOT NULL,
                name TEXT NOT NULL,
                digest TEXT NOT NULL,
                request TEXT NOT NULL,
                at {int} NOT NULL,
                UNIQUE (source, name)
            ) {table}
            """,
            "CREATE INDEX intake_key_at ON intake_key (at)",
            // The number of the next update of each bot, and when the last one came.
            """
            CREATE TABLE chat_cursor (
                source TEXT NOT NULL PRIMARY KEY,
                next_update {int} NOT NULL,
                at {int} NOT NULL
            ) {table}
            """,
            // Answers in chats whose service knows no keys: written before the sending, so that none is sent twice.
            """
            CREATE TABLE chat_sent (
                dedup_key TEXT NOT NULL PRIMARY KEY,
                at {int} NOT NULL,
                remote TEXT
            ) {table}
            """,
            "CREATE INDEX chat_sent_at ON chat_sent (at)",
            // Numbers of telephone lent to visitors.
            """
            CREATE TABLE visit (
                id {id},
                site TEXT NOT NULL,
                visitor TEXT NOT NULL,
                did TEXT NOT NULL,
                page TEXT,
                given_at {int} NOT NULL,
                until {int} NOT NULL,
                first_touch TEXT,
                last_touch TEXT
            ) {table}
            """,
            "CREATE INDEX visit_did ON visit (did, until)",
            "CREATE INDEX visit_visitor ON visit (site, visitor, until)",
            "CREATE INDEX visit_until ON visit (until)",
            """
            CREATE TABLE call_visit (
                call_id {int} NOT NULL PRIMARY KEY REFERENCES call (id),
                visit_id {int} REFERENCES visit (id),
                candidates {int} NOT NULL,
                did TEXT NOT NULL,
                at {int} NOT NULL
            ) {table}
            """,
            "CREATE INDEX call_visit_visit ON call_visit (visit_id) WHERE visit_id IS NOT NULL",
            "CREATE INDEX call_visit_at ON call_visit (at)",
            // How who asks came: the first visit and the last one of each lead.
            """
            CREATE TABLE lead_touch (
                lead_id {int} NOT NULL REFERENCES lead (id),
                place TEXT NOT NULL CHECK (place IN ('first', 'last')),
                source TEXT,
                medium TEXT,
                campaign TEXT,
                content TEXT,
                term TEXT,
                referrer TEXT,
                landing TEXT,
                visitor TEXT,
                click TEXT,
                at {int},
                visit_id {int} REFERENCES visit (id),
                PRIMARY KEY (lead_id, place)
            ) {table}
            """,
            "CREATE INDEX lead_touch_source ON lead_touch (source, medium, campaign)",
            "CREATE INDEX lead_touch_visit ON lead_touch (visit_id) WHERE visit_id IS NOT NULL",
        ]
    )
}

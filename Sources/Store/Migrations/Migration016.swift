extension Migration {
    /// Letters, forms and messages: conversations, what was written in them, what is spam.
    static let correspondence = Migration(
        number: 16,
        title: "conversations, letters and messages, rules for spam",
        statements: [
            """
            CREATE TABLE conversation (
                id {id},
                kind TEXT NOT NULL CHECK (kind IN ('letter', 'form', 'message', 'order')),
                source TEXT NOT NULL,
                chat TEXT,
                token TEXT UNIQUE,
                state TEXT NOT NULL CHECK (state IN ('open', 'silent', 'spam')),
                lead_id {int} REFERENCES lead (id),
                person_id {int} REFERENCES person (id),
                company_id {int} REFERENCES company (id),
                continued_by {int} REFERENCES conversation (id),
                opened_at {int} NOT NULL,
                last_at {int} NOT NULL,
                waiting_since {int}
            ) {table}
            """,
            """
            CREATE UNIQUE INDEX conversation_chat ON conversation (source, chat)
            WHERE chat IS NOT NULL AND continued_by IS NULL
            """,
            "CREATE INDEX conversation_lead ON conversation (lead_id) WHERE lead_id IS NOT NULL",
            "CREATE INDEX conversation_waiting ON conversation (waiting_since, id) WHERE waiting_since IS NOT NULL",
            "CREATE INDEX conversation_last ON conversation (state, last_at, id)",
            """
            CREATE TABLE conversation_box (
                conversation_id {int} NOT NULL REFERENCES conversation (id),
                source TEXT NOT NULL,
                last_at {int} NOT NULL,
                PRIMARY KEY (conversation_id, source)
            ) {table}
            """,
            "CREATE INDEX conversation_box_last ON conversation_box (source, last_at, conversation_id)",
            """
            CREATE TABLE message (
                id {id},
                conversation_id {int} NOT NULL REFERENCES conversation (id),
                direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
                kind TEXT NOT NULL,
                standing TEXT NOT NULL,
                source TEXT NOT NULL,
                message_key TEXT,
                digest TEXT NOT NULL,
                sent_at {int} NOT NULL,
                received_at {int} NOT NULL,
                name TEXT,
                address TEXT,
                staff_id {int} REFERENCES staff (id),
                outbox_id {int},
                state TEXT NOT NULL CHECK (state IN ('received', 'queued', 'sent', 'refused', 'bounced')),
                reason TEXT,
                is_history {int} NOT NULL DEFAULT 0
            ) {table}
            """,
            "CREATE UNIQUE INDEX message_same ON message (message_key, digest) WHERE message_key IS NOT NULL",
            "CREATE INDEX message_of ON message (conversation_id, id)",
            "CREATE INDEX message_to ON message (address, sent_at) WHERE direction = 'out'",
            "CREATE INDEX message_queued ON message (outbox_id) WHERE outbox_id IS NOT NULL",
            """
            CREATE TABLE message_text (
                message_id {int} NOT NULL PRIMARY KEY REFERENCES message (id),
                subject TEXT,
                body TEXT NOT NULL,
                full_body TEXT,
                client TEXT,
                fields TEXT
            ) {table}
            """,
            """
            CREATE TABLE message_source (
                source TEXT NOT NULL,
                request_key TEXT NOT NULL,
                message_id {int} NOT NULL REFERENCES message (id),
                channel TEXT,
                at {int} NOT NULL,
                PRIMARY KEY (source, request_key)
            ) {table}
            """,
            "CREATE INDEX message_source_of ON message_source (message_id)",
            """
            CREATE TABLE message_reference (
                message_key TEXT NOT NULL,
                message_id {int} NOT NULL REFERENCES message (id),
                PRIMARY KEY (message_key, message_id)
            ) {table}
            """,
            """
            CREATE TABLE message_file (
                id {id},
                message_id {int} NOT NULL REFERENCES message (id),
                name TEXT NOT NULL,
                type TEXT NOT NULL,
                size {int} NOT NULL,
                hash TEXT,
                body TEXT
            ) {table}
            """,
            "CREATE INDEX message_file_of ON message_file (message_id)",
            "CREATE INDEX message_file_hash ON message_file (hash) WHERE hash IS NOT NULL",
            """
            CREATE TABLE message_line (
                message_id {int} NOT NULL REFERENCES message (id),
                position {int} NOT NULL,
                article TEXT,
                name TEXT NOT NULL,
                quantity {int},
                unit TEXT,
                price {int},
                PRIMARY KEY (message_id, position)
            ) {table}
            """,
            """
            CREATE TABLE spam_rule (
                id {id},
                kind TEXT NOT NULL CHECK (kind IN ('address', 'domain', 'phone', 'chat', 'words')),
                value TEXT NOT NULL,
                conversation_id {int} REFERENCES conversation (id),
                added_by {int} REFERENCES staff (id),
                added_at {int} NOT NULL,
                removed_by {int} REFERENCES staff (id),
                removed_at {int},
                hits {int} NOT NULL DEFAULT 0
            ) {table}
            """,
            "CREATE UNIQUE INDEX spam_rule_value ON spam_rule (kind, value) WHERE removed_at IS NULL",
            """
            CREATE TABLE person_email (
                id {id},
                person_id {int} NOT NULL REFERENCES person (id),
                email TEXT NOT NULL,
                UNIQUE (person_id, email)
            ) {table}
            """,
            "CREATE INDEX person_email_of ON person_email (email)",
        ]
    )
}

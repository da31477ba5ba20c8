extension Migration {
    /// Letters as they came, where each folder of each mailbox was left, and what was sent.
    static let mail = Migration(
        number: 13,
        title: "letters of mailboxes",
        statements: [
            """
            CREATE TABLE mail_letter (
                id {id},
                box TEXT NOT NULL,
                folder TEXT NOT NULL,
                uidvalidity {int} NOT NULL,
                uid {int} NOT NULL,
                message_id TEXT,
                body_hash TEXT NOT NULL,
                content_key TEXT NOT NULL,
                size {int} NOT NULL,
                raw {blob},
                blob TEXT,
                received_at {int} NOT NULL,
                stored_at {int} NOT NULL,
                is_history {int} NOT NULL,
                twin_id {int} REFERENCES mail_letter (id),
                state TEXT NOT NULL CHECK (state IN ('new', 'read', 'twin', 'refused', 'failed')),
                error TEXT,
                UNIQUE (box, folder, uidvalidity, uid)
            ) {table}
            """,
            "CREATE INDEX mail_letter_content ON mail_letter (content_key)",
            "CREATE INDEX mail_letter_trouble ON mail_letter (id) WHERE state IN ('refused', 'failed')",
            """
            CREATE TABLE mail_cursor (
                box TEXT NOT NULL,
                folder TEXT NOT NULL,
                uidvalidity {int} NOT NULL,
                last_uid {int} NOT NULL,
                history_uid {int} NOT NULL,
                history_until {int} NOT NULL,
                begun_at {int} NOT NULL,
                resets {int} NOT NULL DEFAULT 0,
                reset_at {int},
                PRIMARY KEY (box, folder)
            ) {table}
            """,
            """
            CREATE TABLE mail_sent (
                id {id},
                way TEXT NOT NULL CHECK (way IN ('mail', 'sms')),
                send_key TEXT NOT NULL,
                address_key TEXT NOT NULL,
                message_id TEXT,
                box TEXT,
                is_automatic {int} NOT NULL,
                is_test {int} NOT NULL,
                at {int} NOT NULL,
                UNIQUE (way, send_key, address_key)
            ) {table}
            """,
            "CREATE INDEX mail_sent_to ON mail_sent (way, address_key, at)",
            "CREATE INDEX mail_sent_at ON mail_sent (way, at)",
            "CREATE INDEX mail_sent_message ON mail_sent (message_id) WHERE message_id IS NOT NULL",
        ]
    )
}

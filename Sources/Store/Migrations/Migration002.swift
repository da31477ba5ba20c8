extension Migration {
    /// What all capabilities share: staff, people, calls, leads, deals, tasks, sign-in.
    static let records = Migration(
        number: 2,
        title: "staff, people, calls, leads, deals, tasks",
        statements: [
            """
            CREATE TABLE department (
                id {id},
                name TEXT NOT NULL,
                name_key TEXT NOT NULL UNIQUE,
                closed_at {int}
            ) {table}
            """,
            """
            CREATE TABLE staff (
                id {id},
                name TEXT NOT NULL,
                name_key TEXT NOT NULL,
                login TEXT UNIQUE,
                password_hash TEXT,
                roles TEXT NOT NULL DEFAULT '[]',
                language TEXT NOT NULL DEFAULT 'ru',
                settings TEXT NOT NULL DEFAULT '{}',
                created_at {int} NOT NULL,
                disabled_at {int}
            ) {table}
            """,
            """
            CREATE TABLE staff_department (
                id {id},
                staff_id {int} NOT NULL REFERENCES staff (id),
                department_id {int} NOT NULL REFERENCES department (id),
                since {int} NOT NULL,
                until {int}
            ) {table}
            """,
            "CREATE INDEX staff_department_of ON staff_department (staff_id, since)",
            """
            CREATE TABLE staff_extension (
                id {id},
                staff_id {int} NOT NULL REFERENCES staff (id),
                exchange TEXT NOT NULL,
                extension TEXT NOT NULL,
                since {int} NOT NULL,
                until {int}
            ) {table}
            """,
            "CREATE INDEX staff_extension_of ON staff_extension (staff_id, since)",
            "CREATE INDEX staff_extension_number ON staff_extension (exchange, extension, since)",
            """
            CREATE TABLE presence (
                staff_id {int} NOT NULL PRIMARY KEY REFERENCES staff (id),
                state TEXT NOT NULL CHECK (state IN ('ready', 'paused', 'away')),
                reason TEXT,
                since {int} NOT NULL
            ) {table}
            """,
            """
            CREATE TABLE session (
                token_hash TEXT NOT NULL PRIMARY KEY,
                staff_id {int} NOT NULL REFERENCES staff (id),
                csrf TEXT NOT NULL,
                exchange TEXT,
                extension TEXT,
                created_at {int} NOT NULL,
                seen_at {int} NOT NULL,
                expires_at {int} NOT NULL,
                locked_at {int}
            ) {table}
            """,
            "CREATE INDEX session_staff ON session (staff_id)",
            """
            CREATE TABLE company (
                id {id},
                name TEXT NOT NULL,
                name_key TEXT NOT NULL,
                inn TEXT,
                created_at {int} NOT NULL
            ) {table}
            """,
            "CREATE INDEX company_name ON company (name_key)",
            "CREATE INDEX company_inn ON company (inn) WHERE inn IS NOT NULL",
            """
            CREATE TABLE person (
                id {id},
                name TEXT NOT NULL,
                name_key TEXT NOT NULL,
                company_id {int} REFERENCES company (id),
                note TEXT,
                created_at {int} NOT NULL,
                erased_at {int}
            ) {table}
            """,
            "CREATE INDEX person_name ON person (name_key)",
            "CREATE INDEX person_company ON person (company_id) WHERE company_id IS NOT NULL",
            """
            CREATE TABLE person_phone (
                id {id},
                person_id {int} NOT NULL REFERENCES person (id),
                number TEXT NOT NULL,
                UNIQUE (person_id, number)
            ) {table}
            """,
            "CREATE INDEX person_phone_number ON person_phone (number)",
            """
            CREATE TABLE number_list (
                id {id},
                list TEXT NOT NULL CHECK (list IN ('black', 'white')),
                number TEXT,
                trunk TEXT,
                note TEXT,
                added_by {int} REFERENCES staff (id),
                added_at {int} NOT NULL,
                removed_at {int},
                CHECK (number IS NOT NULL OR trunk IS NOT NULL)
            ) {table}
            """,
            "CREATE INDEX number_list_number ON number_list (number) WHERE removed_at IS NULL",
            """
            CREATE TABLE call (
                id {id},
                exchange TEXT NOT NULL,
                unique_id TEXT NOT NULL,
                linked_id TEXT NOT NULL,
                direction TEXT NOT NULL,
                number TEXT,
                caller_name TEXT,
                did TEXT,
                trunk TEXT,
                makes_lead {int} NOT NULL,
                channel TEXT,
                queue TEXT,
                state TEXT NOT NULL
                    CHECK (state IN ('entered', 'queued', 'ringing', 'talking', 'held', 'parked', 'ended')),
                entered_at {int} NOT NULL,
                answered_at {int},
                ended_at {int},
                outcome TEXT,
                hung_up_by TEXT,
                line_lost {int} NOT NULL DEFAULT 0,
                wait_us {int},
                talk_us {int},
                answered_by TEXT,
                final_operator TEXT,
                answered_staff_id {int} REFERENCES staff (id),
                final_staff_id {int} REFERENCES staff (id),
                recording TEXT,
                lead_id {int},
                UNIQUE (exchange, unique_id)
            ) {table}
            """,
            "CREATE INDEX call_open ON call (exchange, state) WHERE state <> 'ended'",
            "CREATE INDEX call_entered ON call (entered_at, id)",
            "CREATE INDEX call_number ON call (number, entered_at)",
            "CREATE INDEX call_lead ON call (lead_id) WHERE lead_id IS NOT NULL",
            "CREATE INDEX call_staff ON call (final_staff_id, entered_at) WHERE final_staff_id IS NOT NULL",
            """
            CREATE TABLE call_leg (
                id {id},
                call_id {int} NOT NULL REFERENCES call (id),
                leg_key TEXT NOT NULL,
                party TEXT NOT NULL,
                is_extension {int} NOT NULL,
                staff_id {int} REFERENCES staff (id),
                state TEXT NOT NULL CHECK (state IN ('ringing', 'stopped', 'elsewhere', 'answered', 'left')),
                rang_at {int} NOT NULL,
                answered_at {int},
                ended_at {int},
                UNIQUE (call_id, leg_key)
            ) {table}
            """,
            "CREATE INDEX call_leg_staff ON call_leg (staff_id, rang_at) WHERE staff_id IS NOT NULL",
            """
            CREATE TABLE call_transfer (
                id {id},
                call_id {int} NOT NULL REFERENCES call (id),
                transfer_key TEXT NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN ('blind', 'attended')),
                from_party TEXT,
                to_party TEXT,
                to_staff_id {int} REFERENCES staff (id),
                completed {int} NOT NULL,
                at {int} NOT NULL,
                UNIQUE (call_id, transfer_key)
            ) {table}
            """,
            """
            CREATE TABLE line (
                exchange TEXT NOT NULL PRIMARY KEY,
                state TEXT NOT NULL CHECK (state IN ('up', 'down')),
                since {int} NOT NULL,
                reason TEXT
            ) {table}
            """,
            """
            CREATE TABLE line_gap (
                id {id},
                exchange TEXT NOT NULL,
                since {int} NOT NULL,
                until {int},
                reason TEXT,
                calls_lost {int} NOT NULL DEFAULT 0,
                calls_filled {int} NOT NULL DEFAULT 0
            ) {table}
            """,
            "CREATE INDEX line_gap_exchange ON line_gap (exchange, since)",
            """
            CREATE TABLE lead (
                id {id},
                status TEXT NOT NULL CHECK (
                    status IN ('inquiry', 'identification', 'overdue', 'converted', 'rejected')),
                source TEXT NOT NULL,
                channel TEXT,
                campaign TEXT,
                number TEXT,
                caller_name TEXT,
                person_id {int} REFERENCES person (id),
                company_id {int} REFERENCES company (id),
                topic TEXT,
                topic_other TEXT,
                comment TEXT,
                owner_id {int} REFERENCES staff (id),
                transferred_to {int} REFERENCES staff (id),
                transferred_source TEXT CHECK (transferred_source IN ('person', 'call', 'suggested')),
                department_id {int} REFERENCES department (id),
                deal_id {int},
                reject_reason TEXT,
                reject_note TEXT,
                created_at {int} NOT NULL,
                status_at {int} NOT NULL,
                waiting_since {int},
                closed_at {int},
                postponed_at {int},
                version {int} NOT NULL DEFAULT 1
            ) {table}
            """,
            "CREATE INDEX lead_status ON lead (status, status_at, id)",
            "CREATE INDEX lead_waiting ON lead (waiting_since, id) WHERE waiting_since IS NOT NULL",
            "CREATE INDEX lead_number ON lead (number, created_at) WHERE number IS NOT NULL",
            "CREATE INDEX lead_owner ON lead (owner_id, status, id)",
            "CREATE INDEX lead_department ON lead (department_id, created_at) WHERE department_id IS NOT NULL",
            "CREATE INDEX lead_person ON lead (person_id) WHERE person_id IS NOT NULL",
            """
            CREATE TABLE deal (
                id {id},
                title TEXT NOT NULL,
                stage TEXT NOT NULL,
                lead_id {int} REFERENCES lead (id),
                person_id {int} REFERENCES person (id),
                company_id {int} REFERENCES company (id),
                number TEXT,
                responsible_id {int} REFERENCES staff (id),
                department_id {int} REFERENCES department (id),
                created_at {int} NOT NULL,
                closed_at {int},
                version {int} NOT NULL DEFAULT 1
            ) {table}
            """,
            "CREATE INDEX deal_number ON deal (number) WHERE number IS NOT NULL",
            "CREATE INDEX deal_person ON deal (person_id) WHERE person_id IS NOT NULL",
            "CREATE INDEX deal_responsible ON deal (responsible_id, closed_at)",
            "CREATE UNIQUE INDEX deal_lead ON deal (lead_id) WHERE lead_id IS NOT NULL",
            """
            CREATE TABLE task (
                id {id},
                kind TEXT NOT NULL,
                title TEXT NOT NULL,
                lead_id {int} REFERENCES lead (id),
                deal_id {int} REFERENCES deal (id),
                number TEXT,
                assignee_id {int} REFERENCES staff (id),
                created_at {int} NOT NULL,
                due_at {int},
                done_at {int},
                done_by {int} REFERENCES staff (id),
                done_call_id {int} REFERENCES call (id),
                done_reason TEXT
            ) {table}
            """,
            "CREATE INDEX task_open ON task (kind, created_at, id) WHERE done_at IS NULL",
            "CREATE INDEX task_number ON task (number) WHERE done_at IS NULL",
            "CREATE INDEX task_lead ON task (lead_id) WHERE lead_id IS NOT NULL",
            """
            CREATE TABLE draft (
                staff_id {int} NOT NULL REFERENCES staff (id),
                record TEXT NOT NULL,
                body TEXT NOT NULL,
                saved_at {int} NOT NULL,
                PRIMARY KEY (staff_id, record)
            ) {table}
            """,
            """
            CREATE TABLE access_log (
                id {id},
                at {int} NOT NULL,
                staff_id {int} NOT NULL REFERENCES staff (id),
                what TEXT NOT NULL,
                subject TEXT NOT NULL,
                address TEXT
            ) {table}
            """,
            "CREATE INDEX access_log_subject ON access_log (subject, at)",
        ]
    )
}

extension Migration {
    /// The process engine's tables: cards on their way through funnels. Deals become cards.
    static let cards = Migration(
        number: 3,
        title: "cards, fields, tasks of cards, notices, plans",
        statements: [
            """
            CREATE TABLE card (
                id {id},
                entity TEXT NOT NULL CHECK (entity IN ('lead', 'deal', 'company', 'request', 'reservation')),
                funnel TEXT NOT NULL,
                variant TEXT,
                title TEXT NOT NULL,
                title_key TEXT NOT NULL,
                outcome TEXT NOT NULL CHECK (outcome IN ('open', 'won', 'lost')),
                reason TEXT,
                reason_text TEXT,
                responsible_id {int} REFERENCES staff (id),
                department_id {int} REFERENCES department (id),
                person_id {int} REFERENCES person (id),
                company_id {int} REFERENCES company (id),
                lead_id {int} REFERENCES lead (id),
                parent_id {int} REFERENCES card (id),
                number TEXT,
                phone TEXT,
                amount {int},
                currency TEXT,
                origin TEXT NOT NULL,
                created_by {int} REFERENCES staff (id),
                created_at {int} NOT NULL,
                changed_at {int} NOT NULL,
                touched_at {int} NOT NULL,
                closed_at {int},
                moves {int} NOT NULL DEFAULT 0,
                incomplete {int} NOT NULL DEFAULT 0,
                version {int} NOT NULL DEFAULT 1
            ) {table}
            """,
            "CREATE INDEX card_list ON card (funnel, outcome, id)",
            "CREATE INDEX card_responsible ON card (responsible_id, outcome, funnel)",
            "CREATE INDEX card_person ON card (person_id) WHERE person_id IS NOT NULL",
            "CREATE INDEX card_company ON card (company_id, outcome) WHERE company_id IS NOT NULL",
            "CREATE INDEX card_parent ON card (parent_id) WHERE parent_id IS NOT NULL",
            "CREATE INDEX card_number ON card (number) WHERE number IS NOT NULL",
            "CREATE INDEX card_phone ON card (phone) WHERE phone IS NOT NULL",
            "CREATE INDEX card_title ON card (title_key)",
            "CREATE UNIQUE INDEX card_of_lead ON card (lead_id) WHERE lead_id IS NOT NULL AND entity = 'lead'",
            "CREATE INDEX card_from_lead ON card (lead_id) WHERE lead_id IS NOT NULL",
            """
            CREATE TABLE card_stage (
                card_id {int} NOT NULL REFERENCES card (id),
                track TEXT NOT NULL,
                funnel TEXT NOT NULL,
                stage TEXT NOT NULL,
                is_open {int} NOT NULL,
                funnel_version {int} NOT NULL,
                entered_at {int} NOT NULL,
                move {int} NOT NULL,
                PRIMARY KEY (card_id, track)
            ) {table}
            """,
            "CREATE INDEX card_stage_board ON card_stage (funnel, stage, is_open, card_id)",
            """
            CREATE TABLE card_field (
                card_id {int} NOT NULL REFERENCES card (id),
                field TEXT NOT NULL,
                value TEXT NOT NULL,
                number {int},
                source TEXT NOT NULL,
                staff_id {int} REFERENCES staff (id),
                at {int} NOT NULL,
                PRIMARY KEY (card_id, field)
            ) {table}
            """,
            "CREATE INDEX card_field_number ON card_field (field, number) WHERE number IS NOT NULL",
            """
            CREATE TABLE company_field (
                company_id {int} NOT NULL REFERENCES company (id),
                field TEXT NOT NULL,
                value TEXT NOT NULL,
                source TEXT NOT NULL,
                at {int} NOT NULL,
                PRIMARY KEY (company_id, field)
            ) {table}
            """,
            """
            CREATE TABLE card_tag (
                card_id {int} NOT NULL REFERENCES card (id),
                tag TEXT NOT NULL,
                at {int} NOT NULL,
                PRIMARY KEY (card_id, tag)
            ) {table}
            """,
            "CREATE INDEX card_tag_of ON card_tag (tag, card_id)",
            """
            CREATE TABLE card_comment (
                id {id},
                card_id {int} NOT NULL REFERENCES card (id),
                staff_id {int} REFERENCES staff (id),
                body TEXT NOT NULL,
                mentions TEXT NOT NULL DEFAULT '[]',
                at {int} NOT NULL,
                edited_at {int},
                removed_at {int}
            ) {table}
            """,
            "CREATE INDEX card_comment_of ON card_comment (card_id, id)",
            """
            CREATE TABLE card_effect (
                id {id},
                card_id {int} NOT NULL REFERENCES card (id),
                action_key TEXT NOT NULL UNIQUE,
                kind TEXT NOT NULL,
                payload TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'failed', 'dropped')),
                assignee_id {int} REFERENCES staff (id),
                answer TEXT,
                rest TEXT,
                created_at {int} NOT NULL,
                due_at {int},
                settled_at {int},
                settled_by {int} REFERENCES staff (id)
            ) {table}
            """,
            "CREATE INDEX card_effect_waiting ON card_effect (kind, id) WHERE state = 'waiting'",
            "CREATE INDEX card_effect_of ON card_effect (card_id, id)",
            "CREATE INDEX card_effect_mine ON card_effect (assignee_id, kind) WHERE state = 'waiting'",
            """
            CREATE TABLE card_action (
                action_key TEXT NOT NULL PRIMARY KEY,
                card_id {int} NOT NULL REFERENCES card (id),
                at {int} NOT NULL
            ) {table}
            """,
            "CREATE INDEX card_action_of ON card_action (card_id)",
            """
            CREATE TABLE funnel_version (
                funnel TEXT NOT NULL,
                version {int} NOT NULL,
                digest TEXT NOT NULL,
                source TEXT NOT NULL,
                since {int} NOT NULL,
                PRIMARY KEY (funnel, version)
            ) {table}
            """,
            """
            CREATE TABLE assignment_turn (
                rule TEXT NOT NULL PRIMARY KEY,
                staff_id {int} NOT NULL REFERENCES staff (id),
                at {int} NOT NULL
            ) {table}
            """,
            """
            CREATE TABLE notice (
                id {id},
                staff_id {int} NOT NULL REFERENCES staff (id),
                action_key TEXT NOT NULL,
                card_id {int} REFERENCES card (id),
                template TEXT NOT NULL,
                subject TEXT,
                body TEXT NOT NULL,
                at {int} NOT NULL,
                seen_at {int},
                UNIQUE (staff_id, action_key)
            ) {table}
            """,
            "CREATE INDEX notice_unseen ON notice (staff_id, id) WHERE seen_at IS NULL",
            """
            CREATE TABLE saved_filter (
                id {id},
                staff_id {int} NOT NULL REFERENCES staff (id),
                page TEXT NOT NULL,
                name TEXT NOT NULL,
                query TEXT NOT NULL,
                is_shared {int} NOT NULL DEFAULT 0,
                at {int} NOT NULL,
                UNIQUE (staff_id, page, name)
            ) {table}
            """,
            """
            CREATE TABLE plan_row (
                id {id},
                plan TEXT NOT NULL,
                period TEXT NOT NULL,
                staff_id {int} REFERENCES staff (id),
                company_id {int} REFERENCES company (id),
                person_id {int} REFERENCES person (id),
                row_key TEXT NOT NULL,
                figures TEXT NOT NULL,
                closed_at {int},
                UNIQUE (plan, period, row_key)
            ) {table}
            """,
            "ALTER TABLE task ADD COLUMN card_id {int} REFERENCES card (id)",
            "ALTER TABLE task ADD COLUMN action_key TEXT",
            "ALTER TABLE task ADD COLUMN options TEXT NOT NULL DEFAULT '{}'",
            "ALTER TABLE task ADD COLUMN outcome TEXT",
            "ALTER TABLE task ADD COLUMN result TEXT",
            "ALTER TABLE task ADD COLUMN created_by {int} REFERENCES staff (id)",
            "CREATE UNIQUE INDEX task_action ON task (action_key) WHERE action_key IS NOT NULL",
            "CREATE INDEX task_card ON task (card_id) WHERE card_id IS NOT NULL",
            "CREATE INDEX task_mine ON task (assignee_id, due_at, id) WHERE done_at IS NULL",
            """
            INSERT INTO card (entity, funnel, title, title_key, outcome, responsible_id, department_id, person_id,
                company_id, lead_id, phone, origin, created_at, changed_at, touched_at, closed_at, version)
            SELECT 'deal', 'deal', title, title, CASE WHEN closed_at IS NULL THEN 'open' ELSE 'won' END,
                responsible_id, department_id, person_id, company_id, lead_id, number, 'lead', created_at, created_at,
                created_at, closed_at, version
            FROM deal ORDER BY id
            """,
            """
            INSERT INTO card_stage (card_id, track, funnel, stage, is_open, funnel_version, entered_at, move)
            SELECT id, '', 'deal', 'new', CASE WHEN closed_at IS NULL THEN 1 ELSE 0 END, 0, created_at, 0 FROM card
            """,
            """
            UPDATE lead SET deal_id = (SELECT card.id FROM card WHERE card.lead_id = lead.id AND card.entity = 'deal')
            WHERE deal_id IS NOT NULL
            """,
            """
            UPDATE task SET card_id = (
                SELECT card.id FROM card JOIN deal ON deal.lead_id = card.lead_id
                WHERE deal.id = task.deal_id AND card.entity = 'deal')
            WHERE deal_id IS NOT NULL
            """,
            "UPDATE task SET deal_id = NULL",
            "DELETE FROM deal",
        ]
    )
}

extension Migration {
    /// Requests for one project by several dealers, what people decided of them, and who keeps which project until when.
    static let fan = Migration(
        number: 17,
        title: "requests alike, decisions about them, reservations",
        statements: [
            """
            CREATE TABLE fan_group (
                id {id},
                state TEXT NOT NULL CHECK (state IN ('open', 'decided', 'dissolved')),
                customer TEXT,
                requests {int} NOT NULL DEFAULT 0,
                dealers {int} NOT NULL DEFAULT 0,
                score {int} NOT NULL DEFAULT 0,
                alerted_at {int},
                opened_at {int} NOT NULL,
                changed_at {int} NOT NULL,
                version {int} NOT NULL DEFAULT 1
            ) {table}
            """,
            "CREATE INDEX fan_group_shown ON fan_group (state, score, id) WHERE dealers > 1",
            // A request of a lead or deal: what it says, whose it is, in which group it stands.
            """
            CREATE TABLE fan_request (
                id {id},
                card_id {int} NOT NULL UNIQUE REFERENCES card (id),
                dealer TEXT NOT NULL,
                company_id {int} REFERENCES company (id),
                customer TEXT,
                subject TEXT NOT NULL,
                body TEXT NOT NULL,
                lines TEXT NOT NULL,
                received_at {int} NOT NULL,
                changed_at {int} NOT NULL,
                closed_at {int},
                is_pending {int} NOT NULL,
                group_id {int} REFERENCES fan_group (id),
                standing TEXT CHECK (standing IN ('sure', 'likely', 'person')),
                score {int},
                peer_id {int} REFERENCES fan_request (id),
                evidence TEXT
            ) {table}
            """,
            "CREATE INDEX fan_request_group ON fan_request (group_id, id) WHERE group_id IS NOT NULL",
            "CREATE INDEX fan_request_open ON fan_request (id) WHERE closed_at IS NULL",
            "CREATE INDEX fan_request_pending ON fan_request (id) WHERE is_pending = 1",
            "CREATE INDEX fan_request_company ON fan_request (company_id, id) WHERE company_id IS NOT NULL",
            // What arrived for a request from outside, beside the fields of its card.
            """
            CREATE TABLE fan_piece (
                id {id},
                request_id {int} NOT NULL REFERENCES fan_request (id),
                source TEXT NOT NULL,
                subject TEXT,
                body TEXT NOT NULL,
                lines TEXT NOT NULL,
                UNIQUE (request_id, source)
            ) {table}
            """,
            // What a person did to groups: the way back stands in it.
            """
            CREATE TABLE fan_act (
                id {id},
                kind TEXT NOT NULL CHECK (kind IN ('confirm', 'split', 'merge', 'apart')),
                group_id {int} NOT NULL REFERENCES fan_group (id),
                other_id {int} REFERENCES fan_group (id),
                before TEXT NOT NULL,
                version {int} NOT NULL,
                staff_id {int} NOT NULL REFERENCES staff (id),
                at {int} NOT NULL,
                undone_at {int},
                undone_by {int} REFERENCES staff (id)
            ) {table}
            """,
            "CREATE INDEX fan_act_group ON fan_act (group_id, id)",
            """
            CREATE TABLE fan_label (
                id {id},
                act_id {int} NOT NULL REFERENCES fan_act (id),
                left_id {int} NOT NULL REFERENCES fan_request (id),
                right_id {int} NOT NULL REFERENCES fan_request (id),
                is_same {int} NOT NULL,
                is_undone {int} NOT NULL DEFAULT 0,
                CHECK (left_id < right_id)
            ) {table}
            """,
            "CREATE INDEX fan_label_left ON fan_label (left_id) WHERE is_undone = 0",
            "CREATE INDEX fan_label_right ON fan_label (right_id) WHERE is_undone = 0",
            "CREATE INDEX fan_label_act ON fan_label (act_id)",
            // Weights that a person let be fitted anew; the newest holds.
            """
            CREATE TABLE fan_weights (
                id {id},
                weights TEXT NOT NULL,
                report TEXT NOT NULL,
                at {int} NOT NULL
            ) {table}
            """,
            // Who got a project, and what the others were told.
            """
            CREATE TABLE fan_decision (
                id {id},
                group_id {int} NOT NULL REFERENCES fan_group (id),
                card_id {int} NOT NULL REFERENCES card (id),
                until_on {int},
                note TEXT,
                staff_id {int} NOT NULL REFERENCES staff (id),
                at {int} NOT NULL
            ) {table}
            """,
            "CREATE INDEX fan_decision_group ON fan_decision (group_id, id)",
            """
            CREATE TABLE fan_verdict (
                decision_id {int} NOT NULL REFERENCES fan_decision (id),
                request_id {int} NOT NULL REFERENCES fan_request (id),
                company_id {int} REFERENCES company (id),
                customer_key TEXT,
                is_won {int} NOT NULL,
                reason TEXT,
                reason_text TEXT,
                PRIMARY KEY (decision_id, request_id)
            ) {table}
            """,
            "CREATE INDEX fan_verdict_company ON fan_verdict (company_id, decision_id) WHERE company_id IS NOT NULL",
            "CREATE INDEX fan_verdict_customer ON fan_verdict (customer_key, decision_id) WHERE customer_key IS NOT NULL",
            // Which project is kept for whom. Two that are in force for one project cannot be written.
            """
            CREATE TABLE reservation (
                id {id},
                group_id {int} NOT NULL REFERENCES fan_group (id),
                card_id {int} NOT NULL UNIQUE REFERENCES card (id),
                request_id {int} REFERENCES fan_request (id),
                company_id {int} REFERENCES company (id),
                state TEXT NOT NULL CHECK (state IN ('active', 'used', 'expired', 'released')),
                began_at {int} NOT NULL,
                until_on {int},
                ended_at {int},
                CHECK ((state = 'active') = (ended_at IS NULL))
            ) {table}
            """,
            "CREATE UNIQUE INDEX reservation_in_force ON reservation (group_id) WHERE state = 'active'",
            "CREATE INDEX reservation_ends ON reservation (until_on, id) WHERE state = 'active'",
            "CREATE INDEX reservation_group ON reservation (group_id, id)",
            "CREATE INDEX reservation_company ON reservation (company_id, id) WHERE company_id IS NOT NULL",
        ]
    )
}

extension Migration {
    /// What 1C and banks say of money and goods: orders, invoices, shipments, payments in all their versions, and what
    /// of a payment stands on which order.
    static let ledger = Migration(
        number: 7,
        title: "orders of 1C, payments, allocations, shipments",
        statements: [
            """
            CREATE TABLE onec_version (
                doc_key TEXT NOT NULL,
                exchange TEXT NOT NULL,
                major {int} NOT NULL,
                minor {int} NOT NULL,
                list_major {int},
                list_minor {int},
                PRIMARY KEY (doc_key, exchange)
            ) {table}
            """,
            """
            CREATE TABLE counterparty (
                doc_key TEXT NOT NULL PRIMARY KEY,
                company_id {int} NOT NULL REFERENCES company (id)
            ) {table}
            """,
            """
            CREATE TABLE client_order (
                id {id},
                doc_key TEXT NOT NULL UNIQUE,
                exchange TEXT NOT NULL,
                source TEXT NOT NULL,
                card_id {int} REFERENCES card (id),
                company_id {int} REFERENCES company (id),
                site_number TEXT,
                number TEXT,
                dated {int},
                standing TEXT NOT NULL,
                amount {int} NOT NULL,
                currency TEXT NOT NULL,
                due_on {int},
                inn TEXT,
                client TEXT,
                manager TEXT,
                settled_number TEXT,
                settled_on {int},
                paid {int} NOT NULL DEFAULT 0,
                shipped {int} NOT NULL DEFAULT 0,
                balance {int} NOT NULL DEFAULT 0 CHECK (balance >= 0),
                created_at {int} NOT NULL,
                changed_at {int} NOT NULL
            ) {table}
            """,
            "CREATE INDEX client_order_card ON client_order (card_id) WHERE card_id IS NOT NULL",
            "CREATE INDEX client_order_inn ON client_order (inn, dated) WHERE balance > 0 AND inn IS NOT NULL",
            "CREATE INDEX client_order_balance ON client_order (balance, currency) WHERE balance > 0",
            "CREATE INDEX client_order_company ON client_order (company_id) WHERE company_id IS NOT NULL",
            """
            CREATE TABLE order_number (
                doc_key TEXT NOT NULL,
                document TEXT NOT NULL CHECK (document IN ('order', 'invoice', 'site')),
                order_id {int} NOT NULL REFERENCES client_order (id),
                whole_key TEXT NOT NULL,
                tail_key TEXT NOT NULL,
                number TEXT NOT NULL,
                dated {int},
                PRIMARY KEY (doc_key, document)
            ) {table}
            """,
            "CREATE INDEX order_number_tail ON order_number (tail_key, dated)",
            "CREATE INDEX order_number_order ON order_number (order_id)",
            """
            CREATE TABLE order_line (
                order_id {int} NOT NULL REFERENCES client_order (id),
                position {int} NOT NULL,
                goods TEXT,
                article TEXT,
                name TEXT NOT NULL,
                quantity {int} NOT NULL,
                unit TEXT,
                price {int},
                amount {int},
                PRIMARY KEY (order_id, position)
            ) {table}
            """,
            """
            CREATE TABLE invoice (
                id {id},
                doc_key TEXT NOT NULL UNIQUE,
                exchange TEXT NOT NULL,
                order_id {int} REFERENCES client_order (id),
                base_key TEXT,
                number TEXT,
                dated {int},
                standing TEXT NOT NULL,
                amount {int} NOT NULL,
                currency TEXT NOT NULL,
                due_on {int}
            ) {table}
            """,
            "CREATE INDEX invoice_order ON invoice (order_id) WHERE order_id IS NOT NULL",
            "CREATE INDEX invoice_base ON invoice (base_key) WHERE base_key IS NOT NULL",
            """
            CREATE TABLE shipment (
                id {id},
                doc_key TEXT NOT NULL UNIQUE,
                exchange TEXT NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN ('shipment', 'goodsReturn')),
                order_id {int} REFERENCES client_order (id),
                base_key TEXT,
                number TEXT,
                dated {int},
                standing TEXT NOT NULL,
                amount {int} NOT NULL,
                currency TEXT NOT NULL,
                lines TEXT NOT NULL DEFAULT '[]',
                changed_at {int} NOT NULL
            ) {table}
            """,
            "CREATE INDEX shipment_order ON shipment (order_id) WHERE order_id IS NOT NULL",
            "CREATE INDEX shipment_base ON shipment (base_key) WHERE base_key IS NOT NULL",
            """
            CREATE TABLE payment (
                id {id},
                doc_key TEXT NOT NULL UNIQUE,
                exchange TEXT NOT NULL,
                source TEXT NOT NULL CHECK (source IN ('commerceML', 'json', 'bank', 'settlement')),
                state TEXT NOT NULL CHECK (state IN ('posted', 'unposted', 'cancelled', 'deleted', 'reversed')),
                major {int} NOT NULL,
                minor {int} NOT NULL,
                direction TEXT NOT NULL CHECK (direction IN ('incoming', 'outgoing')),
                kind TEXT,
                number TEXT,
                dated {int},
                amount {int} NOT NULL CHECK (amount >= 0),
                currency TEXT NOT NULL,
                purpose TEXT,
                payer TEXT,
                inn TEXT,
                account TEXT,
                base_key TEXT,
                list_key TEXT,
                twin_id {int} REFERENCES payment (id),
                allocated {int} NOT NULL DEFAULT 0,
                advance {int} NOT NULL DEFAULT 0,
                hands_off {int} NOT NULL DEFAULT 0,
                waiting {int} NOT NULL DEFAULT 0,
                versions {int} NOT NULL DEFAULT 0,
                received_at {int} NOT NULL,
                changed_at {int} NOT NULL,
                CHECK (allocated >= 0 AND allocated <= amount),
                CHECK (twin_id IS NULL OR allocated = 0)
            ) {table}
            """,
            "CREATE INDEX payment_waiting ON payment (id) WHERE waiting = 1",
            "CREATE INDEX payment_inn ON payment (inn, id) WHERE waiting = 1 AND inn IS NOT NULL",
            "CREATE INDEX payment_base ON payment (base_key) WHERE base_key IS NOT NULL",
            "CREATE INDEX payment_list ON payment (list_key) WHERE list_key IS NOT NULL",
            "CREATE INDEX payment_twin ON payment (twin_id) WHERE twin_id IS NOT NULL",
            "CREATE INDEX payment_sum ON payment (amount, dated)",
            "CREATE INDEX payment_dated ON payment (dated, id)",
            "CREATE INDEX payment_account ON payment (account) WHERE account IS NOT NULL",
            """
            CREATE TABLE payment_version (
                payment_id {int} NOT NULL REFERENCES payment (id),
                number {int} NOT NULL,
                change TEXT NOT NULL,
                state TEXT NOT NULL,
                amount {int} NOT NULL,
                currency TEXT NOT NULL,
                document_number TEXT,
                dated {int},
                purpose TEXT,
                base_key TEXT,
                major {int} NOT NULL,
                minor {int} NOT NULL,
                cause TEXT NOT NULL,
                at {int} NOT NULL,
                PRIMARY KEY (payment_id, number)
            ) {table}
            """,
            "{append_only payment_version}",
            """
            CREATE TABLE payment_reference (
                payment_id {int} NOT NULL REFERENCES payment (id),
                tail_key TEXT NOT NULL,
                PRIMARY KEY (payment_id, tail_key)
            ) {table}
            """,
            "CREATE INDEX payment_reference_tail ON payment_reference (tail_key)",
            """
            CREATE TABLE allocation_decision (
                id {id},
                payment_id {int} NOT NULL REFERENCES payment (id),
                way TEXT NOT NULL,
                staff_id {int} REFERENCES staff (id),
                explanation TEXT,
                was_advance {int} NOT NULL DEFAULT 0,
                at {int} NOT NULL,
                undone_at {int},
                undone_by {int} REFERENCES staff (id)
            ) {table}
            """,
            "CREATE INDEX allocation_decision_payment ON allocation_decision (payment_id, id)",
            """
            CREATE TABLE allocation (
                id {id},
                payment_id {int} NOT NULL REFERENCES payment (id),
                order_id {int} NOT NULL REFERENCES client_order (id),
                amount {int} NOT NULL CHECK (amount > 0),
                direction TEXT NOT NULL,
                made_by {int} NOT NULL REFERENCES allocation_decision (id),
                released_by {int} REFERENCES allocation_decision (id)
            ) {table}
            """,
            "CREATE INDEX allocation_payment ON allocation (payment_id, id)",
            "CREATE INDEX allocation_order ON allocation (order_id) WHERE released_by IS NULL",
            """
            CREATE TABLE onec_refusal (
                id {id},
                exchange TEXT NOT NULL,
                doc_key TEXT NOT NULL,
                kind TEXT NOT NULL,
                reason TEXT NOT NULL,
                cause TEXT NOT NULL,
                at {int} NOT NULL
            ) {table}
            """,
        ]
    )
}

extension Dialect {
    /// The triggers by which each row of `card_stage` carries sum, currency, responsible and department of its card, so
    /// that a board counts and adds up a hundred thousand cards from one index.
    var mirrorOfCard: [String] {
        switch kind {
        case .sqlite: Self.sqliteMirror
        case .postgres: Self.postgresMirror
        }
    }

    /// What takes away the trigger that filled a new row: who writes the row fills it, and its indexes are written once.
    var endOfEntryMirror: [String] {
        switch kind {
        case .sqlite: ["DROP TRIGGER card_stage_entered"]
        case .postgres: ["DROP TRIGGER card_stage_entered ON card_stage", "DROP FUNCTION card_stage_entered()"]
        }
    }

    private static let sqliteMirror = [
        """
        CREATE TRIGGER card_stage_entered AFTER INSERT ON card_stage
        BEGIN
            UPDATE card_stage SET (amount, currency, responsible_id, department_id) =
                (SELECT amount, currency, responsible_id, department_id FROM card WHERE id = NEW.card_id)
            WHERE card_id = NEW.card_id AND track = NEW.track;
        END
        """,
        """
        CREATE TRIGGER card_mirrored AFTER UPDATE OF amount, currency, responsible_id, department_id ON card
        WHEN OLD.amount IS NOT NEW.amount OR OLD.currency IS NOT NEW.currency
            OR OLD.responsible_id IS NOT NEW.responsible_id OR OLD.department_id IS NOT NEW.department_id
        BEGIN
            UPDATE card_stage SET amount = NEW.amount, currency = NEW.currency, responsible_id = NEW.responsible_id,
                department_id = NEW.department_id
            WHERE card_id = NEW.id;
        END
        """,
    ]

    private static let postgresMirror = [
        """
        CREATE FUNCTION card_stage_entered() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            SELECT amount, currency, responsible_id, department_id
            INTO NEW.amount, NEW.currency, NEW.responsible_id, NEW.department_id
            FROM card WHERE id = NEW.card_id;
            RETURN NEW;
        END $$
        """,
        """
        CREATE TRIGGER card_stage_entered BEFORE INSERT ON card_stage
        FOR EACH ROW EXECUTE FUNCTION card_stage_entered()
        """,
        """
        CREATE FUNCTION card_mirrored() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            UPDATE card_stage SET amount = NEW.amount, currency = NEW.currency, responsible_id = NEW.responsible_id,
                department_id = NEW.department_id
            WHERE card_id = NEW.id;
            RETURN NULL;
        END $$
        """,
        """
        CREATE TRIGGER card_mirrored AFTER UPDATE OF amount, currency, responsible_id, department_id ON card
        FOR EACH ROW WHEN ((OLD.amount, OLD.currency, OLD.responsible_id, OLD.department_id)
            IS DISTINCT FROM (NEW.amount, NEW.currency, NEW.responsible_id, NEW.department_id))
        EXECUTE FUNCTION card_mirrored()
        """,
    ]
}

package import Domain

/// What has just become of a card, for parts that look on: they are told in the transaction, whatever moved it, and what
/// they throw undoes it.
package struct CardTurn: Sendable {
    /// The row as it was.
    package let before: CardRecord
    /// The row as it is.
    package let after: CardRecord
    /// The stage where it stood; nil for a card that has just been made.
    package let stageBefore: String?
    /// The stage where it stands.
    package let stage: String?
    /// What its own fields held.
    package let fieldsBefore: [String: FieldValue]
    /// What they hold.
    package let fields: [String: FieldValue]

    /// Creates a turn.
    package init(
        before: CardRecord,
        after: CardRecord,
        stageBefore: String?,
        stage: String?,
        fieldsBefore: [String: FieldValue],
        fields: [String: FieldValue]
    ) {
        self.before = before
        self.after = after
        self.stageBefore = stageBefore
        self.stage = stage
        self.fieldsBefore = fieldsBefore
        self.fields = fields
    }

    /// Whether the card was made just now.
    package var isNew: Bool { stageBefore == nil }
    /// Whether the card has just been closed.
    package var isClosing: Bool { before.outcome == .open && after.outcome != .open }
}

/// Looks on while cards change.
package typealias CardWatch = @Sendable (CardTurn, EventContext) throws -> Void

package import Domain
package import Store

/// Who edits staff, when, in which transaction: every change is journalled as theirs.
package struct StaffEditor {
    /// The transaction.
    package let connection: any Connection
    /// When.
    package let at: Timestamp
    /// Who; nil for the command line.
    package let actor: StaffID?

    /// Creates an editor.
    package init(connection: any Connection, at: Timestamp, actor: StaffID?) {
        self.connection = connection
        self.at = at
        self.actor = actor
    }

    /// Appends an entry to the journal. `data` holds ids and states only.
    package func note(_ kind: String, _ subject: String, about: String? = nil, data: [String: String] = [:]) throws {
        try Journal.append(
            NewJournalEntry(
                at: at,
                kind: kind,
                subject: subject,
                about: about,
                cause: .command,
                actor: actor,
                data: JSONText.encode(data)
            ),
            in: connection
        )
    }
}

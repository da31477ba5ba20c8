import Domain
import Records
package import Store

/// Handles an inbox row that holds a fact about the line to an exchange.
package struct LineFactHandler: Sendable {
    /// Creates the handler.
    package init() {}

    /// The handler for the inbox.
    package var inboxHandler: InboxHandler {
        InboxHandler(kind: CallInbox.lineFact) { row, connection in try handle(row, connection) }
    }

    /// Handles one row in the transaction of `connection`.
    ///
    /// - Throws: ``SvodError`` when the payload cannot be read or the store refuses.
    package func handle(_ row: InboxRow, _ connection: any Connection) throws {
        let fact = try FactCoding.read(LineFact.self, from: row.payload ?? "")
        let journal = LeadJournal(connection: connection, at: fact.at, cause: .inbox(row.id), actor: nil)
        switch fact.body {
        case .lost(let reason):
            try LineBook.lost(fact.exchange, reason: reason, at: fact.at, in: connection)
            try journal.note("line.lost", RecordName.of(fact.exchange))
        case .restored(let since):
            try LineBook.restored(fact.exchange, since: since, at: fact.at, in: connection)
            try journal.note("line.restored", RecordName.of(fact.exchange))
        }
    }
}

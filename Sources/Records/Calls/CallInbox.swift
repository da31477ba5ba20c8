package import Domain
package import Store

/// How facts of the telephone line stand in the inbox: their kinds, streams and keys.
package enum CallInbox {
    /// The kind of a row that holds a ``CallFact``.
    package static let callFact = "call.fact"
    /// The kind of a row that holds a ``LineFact``.
    package static let lineFact = "line.fact"

    /// An exchange tells again only of calls that it still holds: those that are not ended here. (A call detail record
    /// fills in calls of a gap, which had no row.)
    package static let forgettable = ForgettableSource(
        prefix: "ami:",
        unless: """
            EXISTS (
                SELECT 1 FROM call
                WHERE call.state <> 'ended' AND inbox.stream = 'call:' || call.exchange || '/' || call.unique_id
            )
            """
    )

    /// The inbox row of a call fact. Its key is the same when the fact comes again.
    ///
    /// - Throws: ``SvodError`` when the fact cannot be written as text.
    package static func row(for fact: CallFact, receivedAt: Timestamp) throws -> NewInboxRow {
        NewInboxRow(
            source: "ami:\(fact.call.exchange)",
            stream: "call:\(fact.call)",
            kind: callFact,
            dedupKey: "\(fact.call.uniqueID)/\(fact.key)",
            payload: try FactCoding.json(fact),
            receivedAt: receivedAt
        )
    }

    /// The inbox row of a fact about a line.
    ///
    /// - Throws: ``SvodError`` when the fact cannot be written as text.
    package static func row(for fact: LineFact, receivedAt: Timestamp) throws -> NewInboxRow {
        let word =
            switch fact.body {
            case .lost: "lost"
            case .restored: "restored"
            }
        return NewInboxRow(
            source: "ami:\(fact.exchange)",
            stream: "line:\(fact.exchange)",
            kind: lineFact,
            dedupKey: "line/\(word)/\(fact.at.microseconds)",
            payload: try FactCoding.json(fact),
            receivedAt: receivedAt
        )
    }
}

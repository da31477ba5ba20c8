package import Domain
package import Store

/// Under what an event is sent: the transaction of whatever caused it.
package struct EventContext {
    /// The transaction.
    package let connection: any Connection
    /// The moment.
    package let at: Timestamp
    /// What made it happen, for the journal.
    package let cause: Cause
    /// Who, where a person did it.
    package let actor: StaffID?
    /// The names of the events that led here, the first one first.
    package let chain: [String]

    /// Creates the context of an event that nothing on the bus led to.
    package init(connection: any Connection, at: Timestamp, cause: Cause, actor: StaffID? = nil) {
        self.init(connection: connection, at: at, cause: cause, actor: actor, chain: [])
    }

    private init(connection: any Connection, at: Timestamp, cause: Cause, actor: StaffID?, chain: [String]) {
        self.connection = connection
        self.at = at
        self.cause = cause
        self.actor = actor
        self.chain = chain
    }

    /// How many steps led here.
    package var depth: Int { chain.count }

    /// The longest chain of steps of which one leads to the next.
    package static let deepest = 16

    /// The context of what `step` leads to.
    ///
    /// - Throws: ``SvodError`` `limitExceeded`, naming the chain, when there were ``deepest`` steps already.
    package func following(_ step: String) throws -> EventContext {
        guard depth < Self.deepest else {
            let path = (chain + [step]).joined(separator: " → ")
            throw SvodError(.limitExceeded, "events lead to one another without end: \(path)")
        }
        return EventContext(connection: connection, at: at, cause: cause, actor: actor, chain: chain + [step])
    }
}

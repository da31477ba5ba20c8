package import Domain
package import Store

/// Who waits for an answer: a conversation since the first message after our last answer, a lead since the first of its
/// conversations.
extension ConversationBook {
    /// The client wrote: the clock runs, unless it does already.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func await(
        _ id: ConversationID,
        lead: LeadID?,
        since moment: Timestamp,
        in connection: any Connection
    ) throws {
        try connection.execute(
            "UPDATE conversation SET waiting_since = COALESCE(waiting_since, \(moment)) WHERE id = \(id)"
        )
        guard let lead else { return }
        try LeadBook.change(
            lead,
            "waiting_since = COALESCE(waiting_since, \(moment)), postponed_at = NULL",
            in: connection
        )
    }

    /// Somebody answered: nobody waits any more.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func answered(
        _ id: ConversationID,
        lead: LeadID?,
        in connection: any Connection
    ) throws {
        try connection.execute("UPDATE conversation SET waiting_since = NULL WHERE id = \(id)")
        guard let lead else { return }
        try LeadBook.change(lead, "waiting_since = \(waiting(of: lead))", in: connection)
    }

    /// Nobody of a lead waits any more: it was closed without an answer.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func dismiss(_ lead: LeadID, in connection: any Connection) throws {
        try connection.execute(
            "UPDATE conversation SET waiting_since = NULL WHERE lead_id = \(lead) AND waiting_since IS NOT NULL"
        )
    }

    /// Since when the writers of a lead wait; null when none does.
    static func waiting(of lead: LeadID) -> SQL {
        """
        (SELECT min(conversation.waiting_since) FROM conversation
            WHERE conversation.lead_id = \(lead) AND conversation.waiting_since IS NOT NULL)
        """
    }
}

/// Where svod begins in a mailbox that it has never seen.
package enum MailboxStart: Hashable, Sendable {
    /// With what comes from now on.
    case now
    /// With what came since a moment, as history: it is kept and can be found, and nothing follows from it.
    case history(since: Timestamp)
}

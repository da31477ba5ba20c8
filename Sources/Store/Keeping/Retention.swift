/// How long what is done is kept before it is pruned.
package struct Retention: Sendable, Hashable {
    /// Rows of the inbox, since they were handled.
    package var inbox: Duration
    /// Rows of the outbox, since they were delivered.
    package var outbox: Duration

    /// Creates times; both are 30 days when nothing else is said.
    package init(inbox: Duration = .seconds(30 * 86_400), outbox: Duration = .seconds(30 * 86_400)) {
        self.inbox = inbox
        self.outbox = outbox
    }
}

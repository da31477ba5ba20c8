/// An address that leads into a mailbox and says by which advertising a letter came.
package struct MailboxAlias: Hashable, Sendable {
    /// The address, in lower case.
    package var address: String
    /// The name of the channel.
    package var channel: String

    /// Creates an alias.
    package init(address: String, channel: String) {
        self.address = address
        self.channel = channel
    }
}

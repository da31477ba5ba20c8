/// A mailbox of the company: how it is read, what its letters mean, how it sends.
package struct MailboxSettings: Hashable, Sendable {
    /// The largest letter that is kept unless the configuration says otherwise.
    package static let standardLetterLimit = 25 << 20

    /// Its name, part of every letter's identity.
    package var name: String
    /// Its own address, in lower case: the sender of what it sends.
    package var address: String
    /// The IMAP server; nil for a box that only sends.
    package var server: MailServer?
    /// How svod signs in.
    package var signIn: MailSignIn
    /// The folders that are read, by their names as people read them.
    package var folders: [String]
    /// Where it begins.
    package var start: MailboxStart
    /// The department whose letters these are, by name.
    package var department: String?
    /// The channel of letters that no alias explains.
    package var channel: String?
    /// Further addresses that lead here.
    package var aliases: [MailboxAlias]
    /// The folder into which letters are moved once they are kept; nil where they stay.
    package var moveTo: String?
    /// The largest letter that is kept, in bytes. Of a larger one only the header is.
    package var letterLimit: Int
    /// The SMTP server; nil for a box that only reads.
    package var sender: MailServer?
    /// The name that stands before its address in what it sends.
    package var senderName: String?

    /// Creates a mailbox that is read from now on.
    package init(name: String, address: String, server: MailServer?, signIn: MailSignIn) {
        self.name = name
        self.address = address
        self.server = server
        self.signIn = signIn
        folders = ["INBOX"]
        start = .now
        aliases = []
        letterLimit = Self.standardLetterLimit
    }

    /// The channel of a letter that went to `recipients`: of the first alias among them, else the box's own.
    package func channel(of recipients: [String]) -> String? {
        let known = Dictionary(aliases.map { ($0.address, $0.channel) }) { first, _ in first }
        return recipients.lazy.compactMap { known[$0.lowercased()] }.first ?? channel
    }
}

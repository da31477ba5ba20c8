/// A request from outside that is no call, whatever way it came: what a lead is made from, what joins a conversation.
///
/// An adapter reads what it received into this value and writes it into the inbox as a row of kind ``inboxKind``; who
/// makes leads of it does not know how letters are built or what a site sends.
package struct IncomingRequest: Hashable, Sendable, Codable {
    /// The kind of inbox rows that hold one in JSON.
    package static let inboxKind = "request"

    /// What it came as.
    package var kind: RequestKind
    /// The name of the mailbox, the site, the bot in the configuration.
    package var source: String
    /// What makes it the same when it comes again, unique within the source: of a letter `folder/UIDVALIDITY/UID`, of
    /// the others the sender's own key.
    package var key: String
    /// The sender's name of the conversation: a chat's number. Nil for letters, whose thread the headers tell.
    package var conversation: String?
    /// `Message-ID` of a letter, without its angle brackets.
    package var messageID: String?
    /// `References` and `In-Reply-To` of a letter (RFC 5322 section 3.6.4), oldest first, without angle brackets.
    package var references: [String] = []
    /// The company's addresses to which a letter went (`To`, `Cc`, `Delivered-To`): which alias, hence which channel.
    package var recipients: [String] = []
    /// The advertising channel that the configuration gives to where it came in (`channel:` of a site, a bot, a
    /// mailbox); nil where it names none.
    package var channel: String?
    /// The name of the form, where a site has several.
    package var form: String?
    /// When it was sent, as far as that is known; else when it was received.
    package var sentAt: Timestamp
    /// When svod received it.
    package var receivedAt: Timestamp
    /// Whether a person wrote it.
    package var standing: RequestStanding = .person
    /// The subject.
    package var subject: String?
    /// What this sender wrote: no quotes, no signature.
    package var text: String
    /// The whole readable text, where it is more than ``text``.
    package var fullText: String?
    /// Who asks.
    package var client: RequestClient
    /// What is asked for.
    package var lines: [RequestLine] = []
    /// What came with it.
    package var files: [RequestFile] = []
    /// Further fields of a form by their names, in no order.
    package var fields: [String: String] = [:]
    /// The first visit of who asks.
    package var firstTouch: AdvertisingTouch?
    /// The visit in which it was asked.
    package var lastTouch: AdvertisingTouch?
    /// Whether it was received with the past of a mailbox: nothing follows from it.
    package var isHistory = false

    /// Creates a request of which nothing else is known.
    package init(
        kind: RequestKind,
        source: String,
        key: String,
        sentAt: Timestamp,
        receivedAt: Timestamp,
        text: String,
        client: RequestClient = RequestClient()
    ) {
        self.kind = kind
        self.source = source
        self.key = key
        self.sentAt = sentAt
        self.receivedAt = receivedAt
        self.text = text
        self.client = client
    }
}

/// A letter that somebody wrote to a client: the payload of outbox rows of connector ``connector`` and kind ``kind``.
///
/// The row's dedup key is the sender's to choose; the letter's own name in the world is ``messageID``, which stays the
/// same however often it is sent, so that a receiver shows a letter once that a crash made leave twice.
package struct OutgoingLetter: Hashable, Sendable, Codable {
    /// The connector of the outbox that sends letters.
    package static let connector = "mail"
    /// The kind of outbox rows that hold one in JSON.
    package static let kind = "letter"

    /// The name of the mailbox in the configuration from which it goes; nil for the one that sends notices.
    package var box: String?
    /// The name that stands before the box's address: `Анна Иванова, ООО «Свод»`.
    package var fromName: String?
    /// Whom it goes to.
    package var to: [LetterAddress]
    /// Who gets a copy.
    package var copies: [LetterAddress] = []
    /// The subject, as people read it.
    package var subject: String
    /// The text, its lines as long as they are.
    package var text: String
    /// The same in HTML, where it has such a form.
    package var html: String?
    /// The files that go along.
    package var files: [LetterFile] = []
    /// `Message-ID` without its angle brackets (RFC 5322 section 3.6.4). See ``newMessageID(domain:random:)``.
    package var messageID: String
    /// The `Message-ID` of the letter that this answers.
    package var inReplyTo: String?
    /// The `Message-ID`s of the conversation, oldest first.
    package var references: [String] = []
    /// Whether no person wrote it: it says `Auto-Submitted: auto-generated` then, and counts against the caps of
    /// RFC 3834.
    package var isAutomatic = false

    /// Creates a letter of text.
    package init(
        from box: String? = nil,
        to: [LetterAddress],
        subject: String,
        text: String,
        messageID: String
    ) {
        self.box = box
        self.to = to
        self.subject = subject
        self.text = text
        self.messageID = messageID
    }

    /// A name for a new letter: 128 random bits before the domain of who sends it.
    package static func newMessageID(domain: String, random: () -> UInt64) -> String {
        String(random(), radix: 36) + "." + String(random(), radix: 36) + "@" + domain
    }
}

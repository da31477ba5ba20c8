package import Domain
package import Understanding

/// A letter as it was read: everything a value, nothing of it depends on the bytes any more.
package struct Letter: Sendable {
    /// The subject, decoded; empty where none stands.
    package var subject = ""
    /// `From`.
    package var from: [MailAddress] = []
    /// `Sender`.
    package var sender: MailAddress?
    /// `Reply-To`.
    package var replyTo: [MailAddress] = []
    /// `To` and `Cc`, in this order.
    package var recipients: [MailAddress] = []
    /// `Delivered-To`, `X-Original-To`, `Envelope-To`: the addresses by which it reached the mailbox.
    package var deliveredTo: [String] = []
    /// `Message-ID` as written, its angle brackets included.
    package var messageID: String?
    /// `In-Reply-To` as written.
    package var inReplyTo: String?
    /// `References`, each with its angle brackets, oldest first.
    package var references: [String] = []
    /// `Date`; nil where none stands that can be read.
    package var date: Timestamp?
    /// What tells whether a person wrote it.
    package var marks = LetterMarks()
    /// The readable text: `text/plain` where it is not blank, else the HTML as text.
    package var text = ""
    /// The HTML part, read; nil where there is none, or the plain text was enough.
    package var html: HTMLText?
    /// Whether the text was made of HTML.
    package var isHTMLOnly = false
    /// The files that came with it.
    package var attachments: [LetterAttachment] = []
    /// The first letter that came with it as a file.
    package var enclosed: ForwardedLetter?
    /// How many parts stood beyond the limits and were not read.
    package var refusedParts = 0

    /// Creates an empty letter.
    package init() {}

    /// All identifiers of its thread without angle brackets, oldest first: `References`, then `In-Reply-To`.
    package var thread: [String] {
        var found: [String] = []
        for id in references + (inReplyTo.map(MessageIDs.read) ?? []) {
            let bare = MessageIDs.bare(id)
            if !bare.isEmpty, !found.contains(bare) { found.append(bare) }
        }
        return found
    }

    /// The letter as what understands it takes it.
    package var source: LetterSource {
        var source = LetterSource()
        source.subject = subject
        source.from = from.first ?? sender
        source.replyTo = replyTo.first
        source.text = text
        source.html = html
        source.marks = marks
        if isHTMLOnly { source.marks.type = "text/html" }
        source.enclosed = enclosed
        return source
    }
}

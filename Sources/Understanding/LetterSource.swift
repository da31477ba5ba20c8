/// A letter as what understands it needs it, whoever read it.
package struct LetterSource: Sendable {
    /// The subject.
    package var subject = ""
    /// `From`.
    package var from: MailAddress?
    /// `Reply-To`.
    package var replyTo: MailAddress?
    /// The readable text.
    package var text = ""
    /// The HTML part, where there is one.
    package var html: HTMLText?
    /// What tells whether a person wrote it.
    package var marks = LetterMarks()
    /// Tables of the sheets that came with it.
    package var tables: [TextTable] = []
    /// The letter that came with it as a file (`message/rfc822`), where there is one.
    package var enclosed: ForwardedLetter?
    /// Whether only its text is known, and nothing of its head.
    package var isTextOnly = false

    /// Creates an empty letter.
    package init() {}
}

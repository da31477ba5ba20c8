/// A letter that somebody passed on, as it is printed in theirs.
package struct ForwardedLetter: Hashable, Sendable, Codable {
    /// Who wrote it; the address is empty where only a name is printed.
    package var from: MailAddress
    /// Its subject, where that is printed.
    package var subject: String?
    /// Where its answer should go, where that is printed.
    package var replyTo: MailAddress?
    /// Its text.
    package var text: String

    /// Creates one.
    package init(from: MailAddress, subject: String? = nil, replyTo: MailAddress? = nil, text: String) {
        self.from = from
        self.subject = subject
        self.replyTo = replyTo
        self.text = text
    }
}

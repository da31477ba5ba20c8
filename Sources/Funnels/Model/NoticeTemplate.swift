/// The text of a notice. `{field}` is replaced by the field's value as people read it.
package struct NoticeTemplate: Hashable, Sendable {
    /// Its name.
    package let name: String
    /// What stands above a letter or a notice.
    package let subject: String?
    /// The text.
    package let text: String
    /// A shorter text for short messages; nil for ``text``.
    package let short: String?
    /// Where it is written.
    package let place: FilePlace

    /// Creates a template.
    package init(name: String, subject: String?, text: String, short: String?, place: FilePlace) {
        self.name = name
        self.subject = subject
        self.text = text
        self.short = short
        self.place = place
    }
}

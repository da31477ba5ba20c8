/// Who wrote a letter and about what, as far as its first lines say: without the reader that could not read it.
package struct LetterGlance: Hashable, Sendable {
    /// `From`, as it stands there.
    package let from: String?
    /// The subject.
    package let subject: String?

    /// So much of a letter is looked at.
    package static let limit = 64 << 10

    /// Looks at the beginning of a letter.
    package init(_ bytes: [UInt8]) {
        let bytes = Array(bytes.prefix(Self.limit))
        let fields = HeaderFields(bytes[..<LetterMark.headerEnd(bytes)])
        func text(_ name: String) -> String? {
            let text = fields.value(name).map { String(HeaderText.read($0.prefix(4000)[...]).prefix(500)) }
            return text.flatMap { $0.isEmpty ? nil : $0 }
        }
        from = text("from")
        subject = text("subject")
    }
}

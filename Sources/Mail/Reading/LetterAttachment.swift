/// A file that came with a letter.
package struct LetterAttachment: Hashable, Sendable {
    /// Its name without any path; nil where it has none.
    package var name: String? { sentName.flatMap(MimePart.bareName) }
    /// Its name as it was sent: a stranger's text, with whatever path.
    package var sentName: String?
    /// Its media type in lower case, as sent.
    package var type: String
    /// How many bytes it has, decoded.
    package var size: Int
    /// Its bytes; nil where they were not asked for.
    package var bytes: [UInt8]?
    /// Whether the letter's HTML shows it: a picture of a signature.
    package var isInline: Bool
    /// Whether it was packed in a `winmail.dat`.
    package var isUnpacked = false

    /// Creates one.
    package init(sentName: String?, type: String, size: Int, bytes: [UInt8]?, isInline: Bool) {
        (self.sentName, self.type, self.size, self.bytes, self.isInline) = (sentName, type, size, bytes, isInline)
    }
}

/// How much of a letter is read before it is refused.
package struct LetterLimits: Hashable, Sendable {
    /// Bytes of a whole letter.
    package var bytes: Int
    /// Parts of a letter; more are counted, and not read.
    package var parts: Int
    /// Parts within parts.
    package var depth: Int
    /// Bytes of text that are read of one part.
    package var text: Int
    /// Bytes of one field of the head.
    package var field: Int

    /// Creates limits.
    package init(
        bytes: Int = 25 << 20,
        parts: Int = 100,
        depth: Int = 20,
        text: Int = 2 << 20,
        field: Int = 64 << 10
    ) {
        (self.bytes, self.parts, self.depth, self.text, self.field) = (bytes, parts, depth, text, field)
    }
}

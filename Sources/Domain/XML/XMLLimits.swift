/// How much of a document is read before it is refused.
package struct XMLLimits: Hashable, Sendable {
    /// Elements within elements.
    package var depth: Int
    /// Attributes of one element.
    package var attributes: Int
    /// Bytes of the whole document.
    package var bytes: Int

    /// Creates limits; the defaults hold a CommerceML catalogue and a sheet of a million rows.
    package init(depth: Int = 64, attributes: Int = 256, bytes: Int = 2 << 30) {
        self.depth = depth
        self.attributes = attributes
        self.bytes = bytes
    }
}

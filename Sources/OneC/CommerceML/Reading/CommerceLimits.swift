/// How much of a file of CommerceML is read before it, or an item of it, is refused.
package struct CommerceLimits: Hashable, Sendable {
    /// Bytes of the whole file.
    package var file: Int
    /// Bytes of one document, container, good or offer as it is kept; one that is larger is refused alone.
    package var item: Int
    /// Bytes of one text.
    package var text: Int
    /// Elements within elements.
    package var depth: Int

    /// Creates limits; the defaults hold what 1C has ever written. A million orders in one file have seven gigabytes.
    package init(file: Int = 64 << 30, item: Int = 32 << 20, text: Int = 1 << 20, depth: Int = 64) {
        self.file = file
        self.item = item
        self.text = text
        self.depth = depth
    }
}

/// How much a stream may ask for before it is refused.
package struct AMILimits: Hashable, Sendable {
    /// The longest line in bytes. Asterisk cuts most values at 8 kB.
    package var line: Int
    /// The longest message in bytes; the answer to a `Command` is the longest there is.
    package var message: Int
    /// How many bytes may pass without a readable message before the stream is taken for garbage.
    package var garbage: Int

    /// Creates limits.
    package init(line: Int = 64 << 10, message: Int = 1 << 20, garbage: Int = 16 << 20) {
        self.line = line
        self.message = message
        self.garbage = garbage
    }
}

/// What a server may send before it is not believed any more.
package struct IMAPLimits: Hashable, Sendable {
    /// The longest line; a list of found letters is one line.
    package var line: Int
    /// The largest literal, in bytes.
    package var literal: Int
    /// Literals within one response.
    package var literals: Int

    /// Creates limits. The line is what a search of a folder with two million letters answers.
    package init(line: Int = 16 << 20, literal: Int = 26 << 20, literals: Int = 64) {
        self.line = line
        self.literal = literal
        self.literals = literals
    }
}

import Glibc

/// How words are emphasised on a terminal, and that they are not in a file, a pipe, or where NO_COLOR is set.
package struct TerminalStyle: Hashable, Sendable {
    /// What a word means.
    package enum Tone: String, Hashable, Sendable, CaseIterable {
        /// As it should be.
        case good = "32"
        /// Worth a look.
        case warning = "33"
        /// Wrong.
        case bad = "31"
        /// Of less interest.
        case faint = "2"
        /// A heading.
        case strong = "1"
    }

    private let isColored: Bool

    /// Creates a style; `isColored` switches all emphasis.
    package init(isColored: Bool) { self.isColored = isColored }

    /// The style for the file `descriptor` (1 is standard output). An empty NO_COLOR counts as unset (no-color.org).
    package init(descriptor: Int32 = STDOUT_FILENO, environment: [String: String]) {
        let refused = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        self.init(isColored: isatty(descriptor) == 1 && !refused && environment["TERM"] != "dumb")
    }

    /// `text` with the emphasis of `tone`.
    package func paint(_ text: String, _ tone: Tone?) -> String {
        guard isColored, let tone, !text.isEmpty else { return text }
        return "\u{1B}[\(tone.rawValue)m\(text)\u{1B}[0m"
    }
}

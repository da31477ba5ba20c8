/// What is wrong with a line of a calendar's file.
package struct CalendarFileProblem: Hashable, Sendable {
    /// The line, from 1.
    package let line: Int
    /// What is wrong, and what was expected.
    package let message: String
}

/// A payment that could not be taken, alone.
package struct BankRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// Its number, for people.
    package var number: String?
    /// Where it begins.
    package var line: Int
    /// What is wrong.
    package var reason: String

    package var description: String { "line \(line): the document № \(number ?? "?") is refused: \(reason)" }
}

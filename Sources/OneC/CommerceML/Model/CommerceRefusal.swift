/// A document, counterparty, good or offer that could not be taken, alone.
package struct CommerceRefusal: Error, Sendable, Hashable {
    /// The element: `Документ`, `Товар`.
    package var element: String
    /// 1C's id; nil where it had none, or none yet.
    package var id: String?
    /// Its number, for people.
    package var number: String?
    /// Where it begins.
    package var line: Int
    /// Where the fault is.
    package var faultLine: Int
    /// What is wrong.
    package var reason: String

    /// Creates a refusal.
    package init(element: String, id: String?, number: String?, line: Int, faultLine: Int, reason: String) {
        self.element = element
        self.id = id
        self.number = number
        self.line = line
        self.faultLine = faultLine
        self.reason = reason
    }
}

extension CommerceRefusal: CustomStringConvertible {
    package var description: String {
        let name = [id, number.map { "№ \($0)" }].compactMap(\.self).joined(separator: ", ")
        return "line \(faultLine): \(element) \(name.isEmpty ? "of line \(line)" : name) is refused: \(reason)"
    }
}

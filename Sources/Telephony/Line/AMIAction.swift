import Domain

/// An action for an exchange, built so that no value can end its line: CR, LF and NUL are refused, never passed on.
package struct AMIAction: Hashable, Sendable {
    /// The action's name.
    package let name: String
    private var headers: [[String]] = []

    /// Asterisk dumps lines of 1,024 bytes and more.
    private static let longestLine = 1000

    /// Creates an action without headers. Names are constants of this program.
    package init(_ name: StaticString) { self.name = name.description }

    /// The action with one more header.
    ///
    /// - Throws: ``SvodError/Code/invalidInput`` naming the header when the value would end the line or is too long.
    package func with(_ header: StaticString, _ value: String) throws -> AMIAction {
        guard !value.utf8.contains(where: { $0 == 0 || $0 == 10 || $0 == 13 }) else {
            throw SvodError(.invalidInput, "The value of \(header) in action \(name) holds a line break")
        }
        guard value.utf8.count + header.utf8CodeUnitCount + 2 < Self.longestLine else {
            throw SvodError(.invalidInput, "The value of \(header) in action \(name) is too long")
        }
        var action = self
        action.headers.append([header.description, value])
        return action
    }

    /// The bytes on the line; `actionID` is the sender's own, `svod-` and a number.
    func bytes(actionID: String) -> [UInt8] {
        var text = "Action: \(name)\r\nActionID: \(actionID)\r\n"
        for header in headers { text += "\(header[0]): \(header[1])\r\n" }
        return Array((text + "\r\n").utf8)
    }
}

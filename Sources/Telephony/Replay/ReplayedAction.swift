/// An action that a listener of a replayed exchange asked for.
package struct ReplayedAction: Hashable, Sendable {
    /// The action's name as sent.
    package let name: String
    /// All headers in order, the action's name first.
    package let headers: [String]
    private let message: AMIMessage

    init(_ message: AMIMessage) {
        self.message = message
        self.name = message[named: "Action"] ?? ""
        self.headers = message.headers.map { "\($0.name): \($0.value)" }
    }

    /// The first value of header `name`.
    package subscript(name: String) -> String? { message[named: name] }
}

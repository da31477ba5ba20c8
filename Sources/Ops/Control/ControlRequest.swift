/// One line from a command to the running daemon.
package struct ControlRequest: Codable, Hashable, Sendable {
    /// What is asked for: `status`, `queue`, `explain` …
    package var command: String
    /// Its arguments by name.
    package var arguments: [String: String]

    /// Creates a request.
    package init(_ command: String, _ arguments: [String: String] = [:]) {
        self.command = command
        self.arguments = arguments
    }
}

import Foundation

/// What the daemon does for one command that arrives over the control socket.
package struct ControlHandler: Sendable {
    /// The command's name.
    package let command: String
    let answer: @Sendable (ControlArguments) async throws -> Data

    /// Answers `command` with the value that `body` gives, as JSON.
    package init<Reply: Encodable & Sendable>(
        _ command: String,
        _ body: @escaping @Sendable (ControlArguments) async throws -> Reply
    ) {
        self.command = command
        self.answer = { try ReportCoding.encode(try await body($0)) }
    }
}

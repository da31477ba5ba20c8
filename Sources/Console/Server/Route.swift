package import HTTPTypes
package import Hummingbird

/// One thing the console answers to: the only way by which a handler is reached.
package struct Route: Sendable {
    /// The method.
    package let method: HTTPRequest.Method
    /// The path with places in braces: `/calls/{id}`.
    package let path: String
    /// Who may use it.
    package let access: Access
    /// The largest body it reads, in bytes.
    package let bodyLimit: Int
    /// What answers.
    package let handler: Handler

    /// What answers a request.
    package enum Handler: Sendable {
        /// Answers anybody.
        case guest(@Sendable (Guest) async throws -> Response)
        /// Answers a signed-in person.
        case visit(@Sendable (Visit) async throws -> Response)
    }

    /// Whether it changes state, so that it asks for a CSRF token.
    package var changesState: Bool { method != .get && method != .head }
}

package import HTTPTypes
package import Hummingbird

/// The routes of the console. Handlers are added here and nowhere else, so that each has its access stated and a test
/// can walk them all.
package struct RouteTable: Sendable {
    /// The routes, as added.
    package private(set) var routes: [Route] = []

    /// Forms and JSON of the console are small.
    package static let usualBodyLimit = 256 * 1024

    /// Creates an empty table.
    package init() {}

    /// Adds a route of a page or of data, which changes nothing.
    package mutating func get(
        _ path: String,
        _ access: Access,
        _ handler: @escaping @Sendable (Visit) async throws -> Response
    ) {
        on(.get, path, access, handler)
    }

    /// Adds a route that changes something; it asks for a CSRF token.
    package mutating func post(
        _ path: String,
        _ access: Access,
        bodyLimit: Int = usualBodyLimit,
        _ handler: @escaping @Sendable (Visit) async throws -> Response
    ) {
        on(.post, path, access, bodyLimit: bodyLimit, handler)
    }

    /// Adds a route of any method.
    package mutating func on(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ access: Access,
        bodyLimit: Int = usualBodyLimit,
        _ handler: @escaping @Sendable (Visit) async throws -> Response
    ) {
        routes.append(
            Route(method: method, path: path, access: access, bodyLimit: bodyLimit, handler: .visit(handler))
        )
    }

    /// Adds a route that needs no sign-in. The test of open routes must list it.
    package mutating func open(
        _ method: HTTPRequest.Method,
        _ path: String,
        bodyLimit: Int = 16 * 1024,
        _ handler: @escaping @Sendable (Guest) async throws -> Response
    ) {
        routes.append(Route(method: method, path: path, access: .open, bodyLimit: bodyLimit, handler: .guest(handler)))
    }
}

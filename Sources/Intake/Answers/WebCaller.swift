package import Transfer

/// Calls to somebody else's server, as the bots and the answers need them.
package struct WebCaller: Sendable {
    /// Makes a call. An answer of whatever status is an answer.
    package let call: @Sendable (HTTPCall) async throws -> HTTPReply

    /// Creates a caller.
    package init(call: @escaping @Sendable (HTTPCall) async throws -> HTTPReply) { self.call = call }

    /// Calls through libcurl.
    package static func live(_ transfers: Transfers) -> WebCaller {
        WebCaller { try await transfers.call($0) }
    }
}

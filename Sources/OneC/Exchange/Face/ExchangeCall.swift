/// One request of 1C as it came over the wire.
package struct ExchangeCall: Sendable {
    /// The parameters of the address.
    package var parameters: [String: String]
    /// Whether it came by POST.
    package var isPost: Bool
    /// `Authorization`.
    package var authorization: String?
    /// The session's secret out of the cookie.
    package var cookie: String?
    /// Where it came from: guesses are counted by it.
    package var address: String
    /// The body, of a file's piece.
    package var body: [UInt8]

    /// Creates a call.
    package init(
        _ parameters: [String: String],
        isPost: Bool = false,
        authorization: String? = nil,
        cookie: String? = nil,
        address: String = "",
        body: [UInt8] = []
    ) {
        self.parameters = parameters
        self.isPost = isPost
        self.authorization = authorization
        self.cookie = cookie
        self.address = address
        self.body = body
    }
}

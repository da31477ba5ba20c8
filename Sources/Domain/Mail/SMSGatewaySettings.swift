/// How a gateway for short messages is asked over HTTP. In every text `{phone}`, `{digits}` (the number without its
/// plus), `{text}`, `{id}` (the idempotency key), `{user}` and `{secret}` stand for their values.
package struct SMSGatewaySettings: Hashable, Sendable {
    /// How the body is written.
    package enum Body: Hashable, Sendable {
        /// No body: everything stands in the address.
        case none
        /// `application/x-www-form-urlencoded`: names and values.
        case form([String: String])
        /// JSON: a text into which the values are put as JSON strings' insides.
        case json(String)
    }

    /// When an answer means that the gateway has taken the message.
    package struct Success: Hashable, Sendable {
        /// The words of JSON that lead to the value: `status` or `messages.0.state`; nil to look at the whole answer.
        package var path: String?
        /// What must stand there; empty for "any answer of the 200s".
        package var expected: [String]

        /// Creates a condition.
        package init(path: String? = nil, expected: [String] = []) {
            self.path = path
            self.expected = expected
        }
    }

    /// The address, with its words.
    package var url: String
    /// `GET` or `POST`.
    package var method: String
    /// Further header fields.
    package var headers: [String: String]
    /// The body.
    package var body: Body
    /// The name at the gateway.
    package var user: String?
    /// The password or key.
    package var secret: Secret?
    /// When it has worked.
    package var success: Success
    /// The words of JSON that lead to the gateway's own number of the message.
    package var resultPath: String?
    /// The file of the authorities that its certificate is checked against; nil for the system's.
    package var caFile: String?
    /// A proxy on the way to it.
    package var proxy: String?

    /// Creates a gateway that is asked by GET.
    package init(url: String, method: String = "GET", body: Body = .none) {
        self.url = url
        self.method = method
        self.body = body
        headers = [:]
        success = Success()
    }
}

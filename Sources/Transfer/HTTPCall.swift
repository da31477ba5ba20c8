/// An HTTP call to somebody else's server.
package struct HTTPCall: Sendable {
    /// The address. It may hold a secret: messages name only ``place``.
    package var url: String
    /// `GET`, `POST`…
    package var method: String
    /// Header fields by name.
    package var headers: [String: String] = [:]
    /// The body; nil for none.
    package var body: [UInt8]?
    /// How long connecting may take.
    package var connecting: Duration = .seconds(15)
    /// How long all of it may take.
    package var whole: Duration = .seconds(30)
    /// The longest answer that is taken, in bytes.
    package var longestAnswer = 4 << 20
    /// How the server's certificate is checked.
    package var tls = TransferTLS()
    /// A proxy on the way, as libcurl writes one.
    package var proxy: String?

    /// Creates a call without a body.
    package init(_ method: String = "GET", _ url: String) {
        self.method = method
        self.url = url
    }

    /// A call that posts JSON.
    package static func json(_ url: String, _ body: [UInt8]) -> HTTPCall {
        var call = HTTPCall("POST", url)
        call.headers["Content-Type"] = "application/json"
        call.body = body
        return call
    }

    /// A call that posts the fields of a form.
    package static func form(_ url: String, _ fields: [(String, String)]) -> HTTPCall {
        var call = HTTPCall("POST", url)
        call.headers["Content-Type"] = "application/x-www-form-urlencoded"
        call.body = Array(FormText.encode(fields).utf8)
        return call
    }

    /// The server's name: what messages say of an address.
    package var place: String {
        let rest = url.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false).dropFirst(2).first ?? ""
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        return String(authority.split(separator: "@").last ?? authority)
    }

    var plan: TransferPlan {
        var plan = TransferPlan(url: url, protocols: "http,https", connecting: connecting, whole: whole)
        plan.tls = tls
        plan.proxy = proxy
        plan.method = method
        plan.headers = headers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" } + ["Expect:"]
        plan.longestAnswer = longestAnswer
        plan.payload = body.map { .call($0) }
        return plan
    }
}

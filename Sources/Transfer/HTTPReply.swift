/// What a server answered to an ``HTTPCall``.
package struct HTTPReply: Sendable, Equatable {
    /// The status, `200`.
    package let status: Int
    /// The header fields of the last answer, their names in lower case.
    package let headers: [String: String]
    /// The body.
    package let body: [UInt8]

    /// Creates an answer, for tests of whoever makes calls.
    package init(status: Int, headers: [String: String] = [:], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    init(_ finished: FinishedTransfer) {
        status = finished.status
        body = finished.body
        var headers: [String: String] = [:]
        for line in finished.head.split(whereSeparator: \.isNewline) {
            if line.hasPrefix("HTTP/") { headers = [:] }
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
            headers[line[..<colon].lowercased()] = String(value)
        }
        self.headers = headers
    }

    /// Whether the server did what it was asked for.
    package var isSuccess: Bool { (200..<300).contains(status) }

    /// The body as text.
    package var text: String { String(decoding: body, as: UTF8.self) }
}

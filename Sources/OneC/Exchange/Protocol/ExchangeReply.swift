/// What 1C is answered. It reads the first line as a word, whatever the status.
package struct ExchangeReply: Hashable, Sendable {
    /// The status of HTTP.
    package var status: Int
    /// Whether the body is XML.
    package var isDocument: Bool
    /// The body.
    package var body: [UInt8]
    /// The session's secret, to be set as a cookie.
    package var cookie: String?

    /// The cookie's name.
    package static let cookieName = "svod_exchange"

    private init(status: Int = 200, isDocument: Bool = false, body: [UInt8], cookie: String? = nil) {
        self.status = status
        self.isDocument = isDocument
        self.body = body
        self.cookie = cookie
    }

    /// Lines, parted by LF alone: UT takes the cookie with whatever stands before the LF.
    private static func lines(_ lines: [String], status: Int = 200) -> ExchangeReply {
        ExchangeReply(status: status, body: Array(lines.map(line).joined(separator: "\n").utf8))
    }

    /// A text in one line.
    private static func line(_ text: String) -> String { String(text.map { $0.isNewline ? " " : $0 }) }

    /// `success`; what follows it is shown to nobody but kept in 1C's log.
    package static func success(_ notes: [String] = []) -> ExchangeReply { lines(["success"] + notes) }

    /// `progress`: ask again.
    package static func progress(_ note: String) -> ExchangeReply { lines(["progress", note]) }

    /// `failure` with the reason that 1C shows to its user.
    package static func failure(_ reason: String) -> ExchangeReply { lines(["failure", reason]) }

    /// Wrong name or password, or no session any more.
    package static func denied(_ reason: String) -> ExchangeReply { lines(["failure", reason], status: 401) }

    /// Too many wrong passwords: later.
    package static func later(_ reason: String) -> ExchangeReply { lines(["failure", reason], status: 429) }

    /// A session was opened; `seconds` is the server's time, which Bitrix tells too.
    package static func opened(_ secret: String, seconds: Int64) -> ExchangeReply {
        var reply = lines(["success", cookieName, secret, "sessid=\(secret)", "timestamp=\(seconds)"])
        reply.cookie = secret
        return reply
    }

    /// What `init` is answered: exactly two lines, or four for 3.1.
    ///
    /// UNF deletes its files after a failure when they are not packed, so zip is asked for always.
    package static func limits(bytes: Int, session: String?, version: String?) -> ExchangeReply {
        guard let version else { return lines(["zip=yes", "file_limit=\(bytes)"]) }
        return lines(["zip=yes", "file_limit=\(bytes)", session.map { "sessid=\($0)" } ?? "", "version=\(version)"])
    }

    /// A document of CommerceML, plain: UT reads a packed one as text.
    package static func document(_ bytes: [UInt8]) -> ExchangeReply { ExchangeReply(isDocument: true, body: bytes) }

    /// The first line.
    package var word: String { String(decoding: body.prefix { $0 != 0x0A }, as: UTF8.self) }

    /// The body as text.
    package var text: String { String(decoding: body, as: UTF8.self) }
}

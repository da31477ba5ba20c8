import Domain
import Store

/// Keeps what arrived for a request from outside: letters, forms, messages. The inbox forgets them, the request does not.
enum EnquiryPieces {
    /// The longest text of one piece that is kept.
    static let longest = 20_000

    struct Piece {
        let subject: String?
        let body: String
        let lines: [RequestLine]
    }

    /// Adds what arrived; what is there already changes nothing.
    static func add(_ request: IncomingRequest, to id: EnquiryID, in connection: any Connection) throws {
        let files = request.files.compactMap(\.text)
        let body = ([request.text] + files).joined(separator: "\n\n").prefix(longest)
        _ = try connection.insertIfNew(
            """
            INSERT INTO fan_piece (request_id, source, subject, body, lines)
            VALUES (\(id), \("\(request.source)/\(request.key)"), \(request.subject), \(String(body)),
                \(try FanJSON.encode(request.lines)))
            """
        )
    }

    /// What has arrived for a request, oldest first.
    static func of(_ id: EnquiryID, in connection: any Connection) throws -> [Piece] {
        try connection.rows(
            "SELECT subject, body, lines FROM fan_piece WHERE request_id = \(id) ORDER BY id LIMIT 50"
        ).map { row in
            Piece(
                subject: try row.get("subject"),
                body: try row.get("body"),
                lines: try FanJSON.decode([RequestLine].self, try row.get("lines"))
            )
        }
    }
}

import Domain
import Records
import Store

/// A letter that was kept and not read: too large, or nobody could. Its box went on without it.
struct UnreadLetter: Sendable {
    let id: Int64
    let box: String
    let folder: String
    let uid: Int64
    let size: Int
    let receivedAt: Timestamp
    /// `refused`, `failed`; while it is read again `new`, and `read` when it was.
    let state: String
    let error: String?
    /// What makes its request the same when it comes again.
    private let key: String

    private static let columns: SQL =
        "id, box, folder, uidvalidity, uid, size, received_at, state, error"

    private init(_ row: Row) throws {
        id = try row.get("id")
        box = try row.get("box")
        folder = try row.get("folder")
        uid = try row.get("uid")
        size = try row.get("size")
        receivedAt = try row.get("received_at")
        state = try row.get("state")
        error = try row.get("error")
        key = "\(folder)/\(try row.get("uidvalidity") as Int64)/\(uid)"
    }

    /// The letters of these boxes that nobody could read, the latest first; of all boxes for nil.
    static func all(of boxes: [String]? = nil, limit: Int = 100, in connection: any Connection) throws -> [UnreadLetter]
    {
        let sight: SQL = boxes.map { "AND box IN (\(list: $0))" } ?? ""
        return try connection.rows(
            """
            SELECT \(columns) FROM mail_letter WHERE state IN ('refused', 'failed') \(sight)
            ORDER BY id DESC LIMIT \(limit)
            """
        ).map { try UnreadLetter($0) }
    }

    /// The letter of that number, whatever became of it since.
    static func find(_ id: Int64, in connection: any Connection) throws -> UnreadLetter? {
        try connection.row("SELECT \(columns) FROM mail_letter WHERE id = \(id) AND state <> 'twin'").map {
            try UnreadLetter($0)
        }
    }

    /// The conversation in which it stands, once it was read after all.
    func conversation(in connection: any Connection) throws -> ConversationID? {
        try connection.row(
            """
            SELECT message.conversation_id AS id FROM message_source JOIN message ON message.id = message_id
            WHERE message_source.source = \(box) AND request_key = \(key)
            """
        )?.get("id")
    }

    /// Its bytes, or the hash of the file that holds them; of a refused one only the header is there.
    func content(in connection: any Connection) throws -> (raw: [UInt8]?, blob: String?) {
        let row = try connection.row("SELECT raw, blob FROM mail_letter WHERE id = \(id)")
        return (try row?.get("raw"), try row?.get("blob"))
    }

    /// Where it lies, for people.
    var place: String { "\(box) · \(folder) · \(uid)" }
}

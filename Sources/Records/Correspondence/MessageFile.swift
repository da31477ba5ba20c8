import Domain
import Store

/// A file that came or goes with a message.
package struct MessageFile: Sendable, Equatable, Encodable {
    /// Its number, by which it is asked for.
    package let id: Int64
    /// The name as sent, without any path; untrusted.
    package let name: String
    /// The media type as sent; untrusted.
    package let type: String
    /// How many bytes it has.
    package let size: Int64
    /// Where its bytes are; nil for a file that was too large to be kept.
    package let hash: String?

    init(row: Row) throws {
        id = try row.get("id")
        name = try row.get("name")
        type = try row.get("type")
        size = try row.get("size")
        hash = try row.get("hash")
    }
}

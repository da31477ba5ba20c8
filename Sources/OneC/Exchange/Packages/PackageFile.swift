package import Domain
import Store

/// A file that 1C sends in pieces, as far as it has arrived.
package struct PackageFile: Hashable, Sendable {
    /// Its number, which is its name on disk.
    package let id: ID<PackageFile>
    /// The session that sends it.
    package let session: ID<ExchangeSession>
    /// What 1C calls it.
    package let name: PackageName
    /// Bytes that have arrived and are on disk for good.
    package let size: Int64
    /// The digest of the piece that came last; a piece that comes twice is one whose answer was lost.
    package let lastPiece: String?

    static let columns: SQL = "id, session_id, name, size, last_piece"

    init(row: Row) throws {
        id = try row.get("id")
        session = try row.get("session_id")
        name = PackageName(stored: try row.get("name"))
        size = try row.get("size")
        lastPiece = try row.get("last_piece")
    }
}

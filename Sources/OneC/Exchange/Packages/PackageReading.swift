package import Domain
import Store

/// The reading of one file, or of one entry of an archive, as far as it has come.
package struct PackageReading: Hashable, Sendable {
    /// How far it is.
    package enum State: String, Hashable, Sendable, CaseIterable {
        /// It waits for its turn, or was stopped in its middle.
        case waiting
        /// All of it was read; documents that were refused alone are counted.
        case read
        /// It is no CommerceML, or breaks off: what stood before the fault was taken.
        case broken
    }

    /// Its number.
    package let id: ID<PackageReading>
    /// The file.
    package let file: ID<PackageFile>
    /// The session that sent it.
    package let session: ID<ExchangeSession>
    /// The entry of the archive; nil for a file that is none.
    package let entry: String?
    /// How far it is.
    package let state: State
    /// Items of the file that were dealt with, so that a reading goes on where it was stopped.
    package let position: Int
    /// Documents among them.
    package let documents: Int
    /// Items among them that were refused.
    package let refused: Int
    /// What stopped it.
    package let error: String?

    static let columns: SQL = "id, file_id, session_id, entry, state, position, documents, refused, error"

    init(row: Row) throws {
        id = try row.get("id")
        file = try row.get("file_id")
        session = try row.get("session_id")
        let entry: String = try row.get("entry")
        self.entry = entry.isEmpty ? nil : entry
        state = try row.get("state")
        position = try row.get("position")
        documents = try row.get("documents")
        refused = try row.get("refused")
        error = try row.get("error")
    }
}

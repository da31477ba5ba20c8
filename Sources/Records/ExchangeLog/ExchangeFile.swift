package import Domain
import Store

/// A file of a session as it was read: of an archive, one of those inside.
package struct ExchangeFile: Hashable, Sendable {
    /// Something in it that was refused; what stands beside it was taken.
    package struct Refusal: Hashable, Sendable {
        /// 1C's identifier of the document, where it had one.
        package let document: String?
        /// What is wrong with it.
        package let reason: String
    }

    /// The number of the reading.
    package let id: Int64
    /// The file's name.
    package let name: String
    /// How far its reading is: `waiting`, `read`, `broken`.
    package let state: String
    /// How many documents were read.
    package let documents: Int
    /// How many were refused.
    package let refused: Int
    /// Why it could not be read to its end.
    package let error: String?
    /// When that was written.
    package let at: Timestamp
    /// What was refused in it, the first hundred.
    package let refusals: [Refusal]

    init(row: Row, refusals: [Refusal]) throws {
        id = try row.get("id")
        name = try row.get("entry")
        state = try row.get("state")
        documents = try row.get("documents")
        refused = try row.get("refused")
        error = try row.get("error")
        at = try row.get("at")
        self.refusals = refusals
    }
}

package import Domain
package import Store

/// What is known of an uploaded file besides its content.
package struct StoredFile: Sendable, Equatable, Encodable {
    /// The SHA-256 of its content, by which fields name it.
    package let hash: String
    /// What its first sender called it.
    package let name: String
    /// Its media type, as its first sender said.
    package let type: String
    /// Bytes.
    package let size: Int64

    /// Creates the description of a file.
    package init(hash: String, name: String, type: String, size: Int64) {
        self.hash = hash
        self.name = name
        self.type = type
        self.size = size
    }

    /// Writes down that the file is there; a known one keeps its name.
    ///
    /// - Throws: ``SvodError`` from the store.
    package func keep(by staff: StaffID, at moment: Timestamp, in connection: any Connection) throws {
        try connection.execute(
            """
            INSERT INTO stored_file (hash, name, type, size, staff_id, at)
            VALUES (\(hash), \(name), \(type), \(size), \(staff), \(moment)) ON CONFLICT (hash) DO NOTHING
            """
        )
    }

    /// The files of these hashes, as far as they are known.
    ///
    /// - Throws: ``SvodError`` from the store.
    package static func find(_ hashes: [String], in connection: any Connection) throws -> [StoredFile] {
        guard !hashes.isEmpty else { return [] }
        return try connection.rows(
            "SELECT hash, name, type, size FROM stored_file WHERE hash IN (\(list: hashes))"
        ).map { row in
            StoredFile(
                hash: try row.get("hash"),
                name: try row.get("name"),
                type: try row.get("type"),
                size: try row.get("size")
            )
        }
    }
}

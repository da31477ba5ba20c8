/// What a ``StoreMove`` has carried over.
package struct StoreMoveReport: Sendable, Equatable, Codable {
    /// One table.
    package struct Table: Sendable, Equatable, Codable {
        /// Its name.
        package let name: String
        /// How many rows it has, on both sides.
        package let rows: Int
        /// The digest of its rows, the same on both sides.
        package let digest: String
    }

    /// The tables, in the order in which they were moved.
    package let tables: [Table]

    /// All rows of all tables.
    package var rows: Int { tables.reduce(0) { $0 + $1.rows } }
}

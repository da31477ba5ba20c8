package import Store

/// A place for a store that a test opens itself, more than once if it likes.
package struct TestStore: Sendable {
    /// On which engine.
    package let kind: EngineKind
    /// A file of SQLite, or a connection string of PostgreSQL.
    package let place: String

    /// Opens the store.
    package func open(access: StoreAccess = .owner) async throws -> any Engine {
        switch kind {
        case .sqlite: try await SQLiteEngine(path: place, options: SQLiteOptions(access: access, readers: 2))
        case .postgres: try await PostgresEngine(place, options: PostgresOptions(access: access, readers: 2))
        }
    }

    /// Lends an empty place and removes it. `settings` are words for PostgreSQL's CREATE DATABASE.
    @discardableResult
    package static func with<Result: Sendable>(
        _ kind: EngineKind,
        settings: String = "",
        _ body: (TestStore) async throws -> Result
    ) async throws -> Result {
        switch kind {
        case .sqlite:
            return try await TestDirectory.with { try await body(TestStore(kind: kind, place: "\($0)/svod.sqlite")) }
        case .postgres:
            guard let cluster = PostgresCluster.shared else {
                throw PostgresClusterFailure(statement: "start", output: "this machine has no PostgreSQL")
            }
            let database = try cluster.makeDatabase(settings: settings)
            do {
                let result = try await body(TestStore(kind: kind, place: cluster.info(database: database)))
                try cluster.drop(database)
                return result
            } catch {
                try? cluster.drop(database)
                throw error
            }
        }
    }
}

package import Store

/// Stores for tests: real ones, fresh for each test, with the schema of the program.
///
/// ```swift
/// @Test(arguments: TestEngines.kinds)
/// func keepsWhatItWasGiven(_ kind: EngineKind) async throws {
///     try await TestEngines.with(kind) { engine in ... }
/// }
/// ```
package enum TestEngines {
    /// The engines that this machine can run.
    package static let kinds: [EngineKind] = PostgresCluster.shared == nil ? [.sqlite] : [.sqlite, .postgres]

    /// Lends a fresh store with the program's schema.
    @discardableResult
    package static func with<Result: Sendable>(
        _ kind: EngineKind,
        _ body: (any Engine) async throws -> Result
    ) async throws -> Result {
        try await withEmpty(kind) { engine in
            try await Migrator.migrate(engine)
            return try await body(engine)
        }
    }

    /// Lends a fresh store without any table.
    @discardableResult
    package static func withEmpty<Result: Sendable>(
        _ kind: EngineKind,
        _ body: (any Engine) async throws -> Result
    ) async throws -> Result {
        try await TestStore.with(kind) { store in
            let engine = try await store.open()
            do {
                let result = try await body(engine)
                await engine.close()
                return result
            } catch {
                await engine.close()
                throw error
            }
        }
    }
}

package import Store

extension Engine {
    /// Waits until the store is as `condition` wants it, looking after each commit. Give the test a time limit.
    package func wait(until condition: @escaping @Sendable (any Connection) throws -> Bool) async throws {
        let commits = commits()
        if try await read(condition) { return }
        for await _ in commits {
            if try await read(condition) { return }
        }
    }

    /// One number out of the store: `SELECT count(*) AS n FROM lead`.
    package func number(_ sql: SQL) async throws -> Int {
        try await read { try $0.row(sql)?.get("n") ?? 0 }
    }
}

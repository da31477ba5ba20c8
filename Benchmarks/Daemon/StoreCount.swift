import Domain
import Store

/// What a daemon has left in its store: every call once, nothing undone.
struct StoreCount: Sendable, Equatable {
    /// Leads.
    var leads = 0
    /// Calls.
    var calls = 0
    /// Calls whose end was told.
    var ended = 0
    /// Inbox rows that are not handled.
    var undone = 0

    /// Counts in the file at `path`, beside the daemon.
    init(path: String) async throws {
        let engine = try await SQLiteEngine(path: path, options: SQLiteOptions(access: .visitor, readers: 1))
        do {
            self = try await engine.read { try StoreCount($0) }
            await engine.close()
        } catch {
            await engine.close()
            throw error
        }
    }

    private init(_ connection: any Connection) throws {
        func count(_ sql: SQL) throws -> Int { try connection.row(sql)?.get("n") ?? 0 }
        leads = try count("SELECT count(*) AS n FROM lead")
        calls = try count("SELECT count(*) AS n FROM call")
        ended = try count("SELECT count(*) AS n FROM call WHERE ended_at IS NOT NULL")
        undone = try count("SELECT count(*) AS n FROM inbox WHERE state <> 'done'")
    }
}

package import Domain

/// Brings a store's schema to what this program knows, forward only.
///
/// Each step is one transaction together with its line in the table `migration`, so that a stop in the middle leaves a
/// whole step or none. A store that a newer program has migrated is refused.
package enum Migrator {
    /// The steps of this program, in order.
    package static let steps: [Migration] = [
        .house, .records, .cards, .search, .imports, .boards, .ledger, .exchange, .places, .offers, .waysIn,
        .reconciling, .mail, .intake, .unpaired, .correspondence, .fan, .reports, .advertising,
    ]

    /// Runs the steps that the store lacks, and returns their numbers.
    ///
    /// - Throws: ``SvodError`` `conflict` when the store is newer than the program; `storeFailed` when a step fails,
    ///   naming the step.
    @discardableResult
    package static func migrate(_ engine: any Engine, clock: WallClock = .system) async throws -> [Int] {
        try await migrate(engine, steps: steps, clock: clock)
    }

    /// Runs the given steps: a test brings a store to the state of an older program with fewer of them.
    package static func migrate(
        _ engine: any Engine,
        steps: [Migration],
        clock: WallClock = .system
    ) async throws -> [Int] {
        try await engine.write(.realtime, createTable)
        let applied = try await version(engine)
        try refuseNewer(applied, than: steps)
        var done: [Int] = []
        for step in steps where step.number > applied {
            let at = clock.now()
            do {
                try await engine.write(.realtime) { try apply(step, at: at, in: $0) }
            } catch {
                let code = (error as? SvodError)?.code ?? .storeFailed
                throw SvodError(code, "migration \(step.number) (\(step.title)) failed", cause: error)
            }
            done.append(step.number)
        }
        return done
    }

    /// The number of the newest step that a store has; 0 for an empty one.
    package static func version(_ engine: any Engine) async throws -> Int {
        try await engine.read { try version(in: $0) }
    }

    /// Refuses a store whose schema is not this program's: a command beside the daemon changes no schema.
    ///
    /// - Throws: ``SvodError`` `conflict`.
    package static func requireCurrent(_ engine: any Engine) async throws {
        let (applied, known) = (try await version(engine), steps.map(\.number).max() ?? 0)
        guard applied == known else {
            let what = applied < known ? "start this svod's daemon once" : "run the newer svod"
            throw SvodError(.conflict, "the store's schema is at step \(applied), this program knows \(known): \(what)")
        }
    }

    /// The number of the newest step, inside a transaction. The table must be there.
    static func version(in connection: any Connection) throws -> Int {
        try connection.row("SELECT coalesce(max(number), 0) AS number FROM migration")?.get("number") ?? 0
    }

    /// Makes every table of this program in an empty database, inside a transaction. The lines of the table `migration`
    /// are the caller's to write.
    static func createSchema(in connection: any Connection) throws {
        try createTable(connection)
        for step in steps { try create(step, in: connection) }
    }

    private static func refuseNewer(_ applied: Int, than steps: [Migration]) throws {
        let known = steps.map(\.number).max() ?? 0
        guard applied <= known else {
            throw SvodError(
                .conflict,
                "the store's schema is at step \(applied), this program knows \(known): run the newer svod"
            )
        }
    }

    private static func createTable(_ connection: any Connection) throws {
        let text =
            "CREATE TABLE IF NOT EXISTS migration (number {int} NOT NULL PRIMARY KEY, title TEXT NOT NULL, "
            + "applied_at {int} NOT NULL) {table}"
        for statement in connection.dialect.statements(schema: text) { try connection.execute(statement) }
    }

    private static func apply(_ step: Migration, at: Timestamp, in connection: any Connection) throws {
        try create(step, in: connection)
        try connection.execute(
            "INSERT INTO migration (number, title, applied_at) VALUES (\(step.number), \(step.title), \(at))"
        )
    }

    private static func create(_ step: Migration, in connection: any Connection) throws {
        for text in step.statements {
            for statement in connection.dialect.statements(schema: text) { try connection.execute(statement) }
        }
    }
}

package import Domain
package import Store

extension StoreSettings {
    /// Opens the store: as its owner (the daemon, one at a time) or as a visitor (a command beside it).
    package func open(_ access: StoreAccess, clock: WallClock = .system) async throws -> any Engine {
        switch self {
        case .sqlite(let path):
            try await SQLiteEngine(path: path, options: SQLiteOptions(access: access, clock: clock))
        case .postgres(let settings):
            try await PostgresEngine(
                settings.connectionString.exposed,
                options: PostgresOptions(access: access, clock: clock)
            )
        }
    }
}

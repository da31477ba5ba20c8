package import Domain
import Glibc
package import Store

extension StoreSettings {
    /// Opens the store: as its owner (the daemon, one at a time) or as a visitor (a command beside it).
    ///
    /// A visitor makes no store: throws `SvodError.notFound` when there is none yet. `isBulk` is for one that writes much:
    /// it takes some megabytes more.
    package func open(
        _ access: StoreAccess,
        isBulk: Bool = false,
        clock: WallClock = .system
    ) async throws -> any Engine {
        switch self {
        case .sqlite(let path):
            if case .visitor = access, Glibc.access(path, F_OK) != 0 {
                throw SvodError(.notFound, "there is no store at \(path) yet: start svod once")
            }
            let cache = isBulk ? 128_000 : 4_000
            return try await SQLiteEngine(
                path: path,
                options: SQLiteOptions(access: access, cache: cache, clock: clock)
            )
        case .postgres(let settings):
            return try await PostgresEngine(
                settings.connectionString.exposed,
                options: PostgresOptions(access: access, clock: clock)
            )
        }
    }
}

package import Domain

/// How the store fares, for health and the console.
package enum EngineState: Sendable, Equatable {
    /// The last write was committed.
    case ok
    /// There has been no room for a write since then. Nothing is acknowledged; reading goes on.
    case diskFull(since: Timestamp)
    /// The database cannot be reached since then.
    case unavailable(since: Timestamp, reason: String)
    /// The engine was closed.
    case closed
}

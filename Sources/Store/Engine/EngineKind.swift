/// The databases that the store runs on.
package enum EngineKind: String, Sendable, CaseIterable, Codable {
    /// One file beside the daemon.
    case sqlite
    /// A PostgreSQL server, version 15 or later.
    case postgres
}

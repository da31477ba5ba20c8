/// Whose turn it is to write: ready work of an earlier lane always goes first.
package enum Lane: Int, Sendable, CaseIterable, Comparable {
    /// Calls and the console: somebody waits.
    case realtime
    /// Mail, documents, deliveries.
    case normal
    /// Imports and rebuilds. Holds the writer 10 ms at a time when cut into small pieces: see ``Engine/bulk(_:_:)``.
    case bulk

    package static func < (left: Lane, right: Lane) -> Bool { left.rawValue < right.rawValue }
}

extension Lane: CustomStringConvertible {
    package var description: String {
        switch self {
        case .realtime: "realtime"
        case .normal: "normal"
        case .bulk: "bulk"
        }
    }
}

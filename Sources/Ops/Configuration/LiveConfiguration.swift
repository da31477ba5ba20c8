import Synchronization

/// The configuration in force, which SIGHUP may exchange for another while everything runs.
package final class LiveConfiguration: Sendable {
    private let value: Mutex<Configuration>

    /// Starts with `configuration` in force.
    package init(_ configuration: Configuration) { self.value = Mutex(configuration) }

    /// The configuration in force now. Ask each time; keep no copy across a wait.
    package var current: Configuration { value.withLock { $0 } }

    /// Puts `configuration` in force and returns the one before.
    package func replace(with configuration: Configuration) -> Configuration {
        value.withLock { value in
            defer { value = configuration }
            return value
        }
    }
}

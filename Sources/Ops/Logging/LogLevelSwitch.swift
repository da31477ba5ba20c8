package import Logging
import Synchronization

/// The level in force for every logger of the process; SIGHUP may turn it.
package final class LogLevelSwitch: Sendable {
    private let value: Mutex<Logger.Level>

    /// Starts at `level`.
    package init(_ level: Logger.Level) { self.value = Mutex(level) }

    /// The level in force.
    package var level: Logger.Level {
        get { value.withLock { $0 } }
        set { value.withLock { $0 = newValue } }
    }
}

extension LogSettings.Level {
    /// swift-log's level.
    package var logLevel: Logger.Level { Logger.Level(rawValue: rawValue) ?? .info }
}

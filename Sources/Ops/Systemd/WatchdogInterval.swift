import Glibc

/// How often the service manager wants to hear from the daemon.
package enum WatchdogInterval {
    /// Reads $WATCHDOG_USEC and $WATCHDOG_PID (sd_watchdog_enabled(3)); nil when no watchdog waits for process `pid`.
    package static func read(from environment: [String: String], pid: Int32 = getpid()) -> Duration? {
        guard let microseconds = environment["WATCHDOG_USEC"].flatMap({ Int64($0) }), microseconds > 0 else {
            return nil
        }
        if let owner = environment["WATCHDOG_PID"], Int32(owner) != pid { return nil }
        return .microseconds(microseconds)
    }
}

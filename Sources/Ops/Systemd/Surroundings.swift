import Foundation

/// What the service manager and the shell tell a process about its place, read once at the start.
package struct Surroundings: Hashable, Sendable {
    /// $NOTIFY_SOCKET.
    package let notifySocket: String?
    /// $CREDENTIALS_DIRECTORY.
    package let credentials: String?
    /// The folder for sockets: $RUNTIME_DIRECTORY, else /run/svod.
    package let runtimeDirectory: String
    /// Whether standard error is the journal ($JOURNAL_STREAM).
    package let logsToJournal: Bool
    /// The watchdog's patience; nil when none waits for this process.
    package let watchdog: Duration?

    /// Reads `environment`.
    package init(environment: [String: String] = ProcessInfo.processInfo.environment) {
        notifySocket = environment["NOTIFY_SOCKET"].flatMap { $0.isEmpty ? nil : $0 }
        credentials = environment["CREDENTIALS_DIRECTORY"]
        // systemd separates several folders by colons; the first one is ours.
        runtimeDirectory =
            environment["RUNTIME_DIRECTORY"]?.split(separator: ":").first.map(String.init) ?? "/run/svod"
        logsToJournal = JournalStream.isStandardError(environment["JOURNAL_STREAM"])
        watchdog = WatchdogInterval.read(from: environment)
    }
}

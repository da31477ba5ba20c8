import Foundation

/// Where the control socket of a daemon is found.
package enum ControlSocket {
    /// The longest request that the daemon takes, in bytes.
    static let longestRequest = 1 << 20
    /// The longest answer that a command takes, in bytes.
    static let longestAnswer = 16 << 20

    /// The socket in the runtime folder `directory`.
    package static func path(in directory: String) -> String { "\(directory)/control.sock" }

    /// Where a command looks for it: $SVOD_SOCKET, else in $RUNTIME_DIRECTORY, else in /run/svod.
    package static func usualPath(
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> String {
        if let path = environment["SVOD_SOCKET"], !path.isEmpty { return path }
        return path(in: Surroundings(environment: environment).runtimeDirectory)
    }
}

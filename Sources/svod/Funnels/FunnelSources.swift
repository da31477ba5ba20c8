import Domain
import Foundation
import Funnels

/// Funnel files on their way from a command to the daemon, which may not be able to read them itself.
enum FunnelSources {
    /// The files of a set as one text.
    static func encode(_ set: FunnelSet) throws -> String {
        String(decoding: try JSONEncoder().encode(set.sources), as: UTF8.self)
    }

    /// Reads and checks what ``encode(_:)`` wrote. Throws `invalidConfiguration` with file and line of each fault.
    static func decode(_ text: String) throws -> FunnelSet {
        guard let files = try? JSONDecoder().decode([String: String].self, from: Data(text.utf8)) else {
            throw SvodError(.invalidInput, "expected funnel files as JSON")
        }
        return try FunnelVersions.read(files)
    }
}

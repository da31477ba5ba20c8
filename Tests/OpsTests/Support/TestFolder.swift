import Foundation
import Testing

/// A folder of one test, gone with it. Its path is short: a socket's path has 107 bytes.
final class TestFolder: Sendable {
    let path: String

    init() throws {
        path = "/tmp/svod-ops-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file with `mode` and returns its path.
    func file(_ name: String, _ text: String, mode: Int = 0o600) throws -> String {
        let place = "\(path)/\(name)"
        try Data(text.utf8).write(to: URL(fileURLWithPath: place))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: place)
        return place
    }
}

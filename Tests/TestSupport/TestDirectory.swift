import Foundation

/// Temporary folders for tests.
package enum TestDirectory {
    /// Lends an empty folder and removes it.
    package static func with<Result: Sendable>(
        _ body: (_ path: String) async throws -> Result
    ) async throws -> Result {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("svod-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: url) }
        return try await body(url.path)
    }
}

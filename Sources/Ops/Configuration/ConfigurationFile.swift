import Domain

/// The configuration on disk, and how it is read again on SIGHUP.
package struct ConfigurationFile: Sendable {
    /// The largest file that is read.
    static let limit = 4 << 20

    /// Where it stands.
    package let path: String
    private let secrets: SecretSource

    /// Creates a file at `path` whose secrets are read from `secrets`.
    package init(path: String, secrets: SecretSource) {
        self.path = path
        self.secrets = secrets
    }

    /// Reads and checks it. Throws `SvodError.invalidConfiguration` with file and line of each problem.
    package func read() throws -> Configuration.Reading {
        let bytes: [UInt8]
        do {
            bytes = try SmallFile.read(path, limit: Self.limit)
        } catch {
            throw SvodError(.invalidConfiguration, "\(path): cannot be read (\(error.text))")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw SvodError(.invalidConfiguration, "\(path):\(Self.badLine(bytes)): expected UTF-8")
        }
        return try Configuration.parse(text, file: path, secrets: secrets)
    }

    /// The line of the first byte that is no UTF-8.
    private static func badLine(_ bytes: [UInt8]) -> Int {
        let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
        return (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0) + 1
    }
}

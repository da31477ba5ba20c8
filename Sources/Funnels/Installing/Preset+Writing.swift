import Domain
import Foundation

extension Preset {
    /// Writes the configuration into `folder`, which is made when it is missing, and answers the paths that it wrote.
    ///
    /// Only the owner may read the password; everything else is readable by the group too.
    ///
    /// Throws `conflict` when something is there already: nothing is ever overwritten.
    package func write(to folder: String, password: String) throws -> [String] {
        let manager = FileManager.default
        let root = URL(filePath: folder).standardizedFileURL.path
        if manager.fileExists(atPath: root) {
            guard let inside = try? manager.contentsOfDirectory(atPath: root), inside.isEmpty else {
                throw SvodError(.conflict, "\(root): something is there already; name a new or an empty folder")
            }
        }
        return try files(for: root, password: password).map { file in
            let path = "\(root)/\(file.path)"
            let isSecret = file.path == Self.passwordFile
            do {
                try Self.makeFolder(of: path, mode: isSecret ? 0o700 : 0o750)
                try Data(file.text.utf8).write(to: URL(filePath: path), options: .withoutOverwriting)
                try manager.setAttributes([.posixPermissions: isSecret ? 0o600 : 0o640], ofItemAtPath: path)
            } catch {
                throw SvodError(.conflict, "\(path): cannot be written", cause: error)
            }
            return path
        }
    }

    private static func makeFolder(of path: String, mode: Int) throws {
        try FileManager.default.createDirectory(
            atPath: URL(filePath: path).deletingLastPathComponent().path,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: mode]
        )
    }
}

import Domain
import Foundation

/// Where templates, catalogues and static files stand on the disk.
///
/// SwiftPM puts them beside the executable as `svod_Console.resources`. `Bundle.module` is not used: it traps when the
/// folder has moved, and it remembers the build machine's path.
package struct ResourceFolder: Sendable {
    /// The folder's absolute path.
    package let path: String

    /// Takes the folder at `path`. Throws `invalidConfiguration` when it holds no templates.
    package init(path: String) throws {
        guard FileManager.default.fileExists(atPath: path + "/Templates") else {
            throw SvodError(.invalidConfiguration, "no console resources (Templates, Public, Catalogues) in \(path)")
        }
        self.path = path
    }

    /// Finds the folder beside the running executable, or beside the test bundle that runs.
    package static func besideExecutable() throws -> ResourceFolder {
        let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        guard let executable = target else { throw SvodError(.unavailable, "/proc/self/exe cannot be read") }
        let folder = executable.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
            separator: "/"
        )
        return try ResourceFolder(path: folder + "/svod_Console.resources")
    }

    /// The bytes of the file at `name` below the folder.
    package func bytes(_ name: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: "\(path)/\(name)") else {
            throw SvodError(.invalidConfiguration, "the console's file \(name) is missing in \(path)")
        }
        return Array(data)
    }

    /// Every file below `folder`, by its path relative to it, sorted. Files whose name begins with a dot are left out.
    package func files(below folder: String) throws -> [String] {
        guard let found = FileManager.default.enumerator(atPath: "\(path)/\(folder)") else {
            throw SvodError(.invalidConfiguration, "the console's folder \(folder) is missing in \(path)")
        }
        let names = found.compactMap { $0 as? String }
        return names.filter { name in
            var isFolder: ObjCBool = false
            let exists = FileManager.default.fileExists(atPath: "\(path)/\(folder)/\(name)", isDirectory: &isFolder)
            return exists && !isFolder.boolValue && !name.split(separator: "/").contains { $0.hasPrefix(".") }
        }.sorted()
    }
}

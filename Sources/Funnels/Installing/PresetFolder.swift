import Domain
import Foundation

/// Where the companies' ready configurations stand on the disk: a folder each, and the production calendars that all
/// of them use.
///
/// SwiftPM puts them beside the executable as `svod_Funnels.resources`. `Bundle.module` is not used: it traps when the
/// folder has moved, and it remembers the build machine's path.
package struct PresetFolder: Sendable {
    /// The folder's absolute path.
    package let path: String

    /// The folder of the production calendars, which is no preset.
    static let calendars = "calendars"

    /// Takes the folder at `path`. Throws `invalidConfiguration` when it holds no presets.
    package init(path: String) throws {
        guard FileManager.default.fileExists(atPath: "\(path)/\(Self.calendars)") else {
            throw SvodError(.invalidConfiguration, "no presets in \(path)")
        }
        self.path = path
    }

    /// Finds the folder beside the running executable, or beside the test bundle that runs.
    package static func besideExecutable() throws -> PresetFolder {
        guard let executable = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") else {
            throw SvodError(.unavailable, "/proc/self/exe cannot be read")
        }
        let folder = URL(filePath: executable).deletingLastPathComponent().path
        return try PresetFolder(path: "\(folder)/svod_Funnels.resources/Presets")
    }

    /// The names of the presets, sorted.
    package func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path)
            .filter { $0 != Self.calendars && FileManager.default.fileExists(atPath: "\(path)/\($0)/svod.yaml") }
            .sorted()
    }

    /// Everything that belongs to the preset `name`. Throws `notFound`, naming those that are there.
    package func preset(named name: String) throws -> Preset {
        let known = try names()
        guard known.contains(name) else {
            throw SvodError(.notFound, "no preset is called '\(name)'; there are: \(known.joined(separator: ", "))")
        }
        let own = try files(below: name).map { Preset.File(path: $0, text: try text("\(name)/\($0)")) }
        let shared = try files(below: Self.calendars).map {
            Preset.File(path: "funnels/\(Self.calendars)/\($0)", text: try text("\(Self.calendars)/\($0)"))
        }
        return Preset(name: name, files: (own + shared).sorted { $0.path < $1.path })
    }

    private func files(below folder: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: "\(path)/\(folder)").filter { name in
            var isFolder: ObjCBool = false
            let isThere = FileManager.default.fileExists(atPath: "\(path)/\(folder)/\(name)", isDirectory: &isFolder)
            return isThere && !isFolder.boolValue && !name.split(separator: "/").contains { $0.hasPrefix(".") }
        }
    }

    private func text(_ name: String) throws -> String {
        do {
            return try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
        } catch {
            throw SvodError(.invalidConfiguration, "\(path)/\(name): cannot be read", cause: error)
        }
    }
}

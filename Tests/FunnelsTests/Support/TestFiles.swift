import Domain
import Foundation

@testable import Funnels

/// The files below Tests/FunnelsTests/Files.
enum TestFiles {
    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Files")

    /// The funnel files of a folder, by name.
    static func names(in folder: String) -> [String] {
        let all =
            (try? FileManager.default.contentsOfDirectory(atPath: Self.folder.appendingPathComponent(folder).path))
            ?? []
        return all.filter { $0.hasSuffix(".yaml") }.sorted()
    }

    static func text(_ path: String...) throws -> String {
        let url = path.reduce(folder) { $0.appendingPathComponent($1) }
        return try String(contentsOf: url, encoding: .utf8)
    }

    /// Reads a funnel file, with the production calendars of the folder `calendars`.
    static func read(_ name: String, _ text: String) throws -> FunnelSet {
        try FunnelReader.read([FunnelFile(name: name, text: text)]) { name in
            guard let text = try? Self.text("calendars", name) else { throw SvodError(.notFound, "no such file") }
            return text
        }
    }
}

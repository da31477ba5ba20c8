import Foundation

/// The configurations of `testdata/`.
enum TestData {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("testdata")

    static func names(in group: String) -> [String] {
        let files =
            (try? FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(group).path)) ?? []
        return files.filter { $0.hasSuffix(".yaml") }.sorted()
    }

    static func text(_ group: String, _ name: String) throws -> String {
        try String(contentsOf: folder.appendingPathComponent(group).appendingPathComponent(name), encoding: .utf8)
    }
}

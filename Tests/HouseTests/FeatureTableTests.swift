import Foundation
import Testing

/// `docs/features.md` says of each feature what shows it or what it waits for; this keeps it true.
@Suite struct FeatureTableTests {
    /// A row of the table.
    struct Feature {
        let name: String
        let tests: [(suite: String, function: String)]
        let waitsFor: String
    }

    @Test func everyFeatureStandsInItsPlace() throws {
        let names = try Self.features().map(\.name)
        #expect(names == (1...118).map { String(format: "F%03d", $0) })
    }

    @Test func everyFeatureIsShownOrWaitsForAPart() throws {
        for feature in try Self.features() {
            #expect(!feature.tests.isEmpty || !feature.waitsFor.isEmpty, "\(feature.name)")
        }
    }

    @Test func everyTestThatIsNamedExists() throws {
        let suites = try Self.suites()
        for feature in try Self.features() {
            for (suite, function) in feature.tests {
                let text = try #require(suites[suite], "\(feature.name): there is no file \(suite).swift")
                #expect(text.contains("func \(function)("), "\(feature.name): \(suite) has no \(function)")
            }
        }
    }

    private static func features() throws -> [Feature] {
        let page = House.root.appendingPathComponent("docs/features.md")
        return try String(contentsOf: page, encoding: .utf8).split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            guard cells.count > 6, cells[1].wholeMatch(of: #/F\d+/#) != nil else { return nil }
            let tests = cells[4].matches(of: #/`(\w+)/(\w+)`/#).map { (suite: String($0.1), function: String($0.2)) }
            return Feature(name: cells[1], tests: tests, waitsFor: cells[5])
        }
    }

    /// The texts of the files of tests by the name of their suite.
    private static func suites() throws -> [String: String] {
        let tests = House.root.appendingPathComponent("Tests")
        guard let walker = FileManager.default.enumerator(atPath: tests.path) else { return [:] }
        var texts: [String: String] = [:]
        for case let path as String in walker where path.hasSuffix("Tests.swift") {
            let place = tests.appendingPathComponent(path)
            texts[place.deletingPathExtension().lastPathComponent] = try String(contentsOf: place, encoding: .utf8)
        }
        return texts
    }
}

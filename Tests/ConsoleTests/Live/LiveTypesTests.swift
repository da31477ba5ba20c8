import Foundation
import Testing

/// A browser hears only the kinds of events that it was told to listen for.
@Suite struct LiveTypesTests {
    @Test func everyKindThatAPageWaitsForIsListenedFor() throws {
        let scripts = TestConsole.resources + "/Public/js"
        let line = try String(contentsOfFile: "\(scripts)/live-line.js", encoding: .utf8)
        let list = try #require(line.firstMatch(of: /of \[("[a-z", ]+)\]/)?.1)
        let heard = Set(list.matches(of: /"([a-z]+)"/).map { String($0.1) })
        let waited = try Self.scripts(in: scripts).flatMap { text in
            let compared = text.matches(of: /event\.type [!=]== "([a-z]+)"/).map { String($0.1) }
            let listed = text.matches(of: /\[([^\[\]]*)\]\.includes\(event\.type\)/).flatMap { list in
                list.1.matches(of: /"([a-z]+)"/).map { String($0.1) }
            }
            let news = text.matches(of: /news: \[([^\]]*)\]/).flatMap { list in
                list.1.matches(of: /"([a-z]+)"/).map { String($0.1) }
            }
            return compared + listed + news
        }
        #expect(waited.contains("letter") && waited.contains("fan") && waited.contains("task"))
        #expect(Set(waited).subtracting(heard) == [])
    }

    private static func scripts(in folder: String) throws -> [String] {
        guard let walker = FileManager.default.enumerator(atPath: folder) else { return [] }
        return try walker.compactMap { $0 as? String }.filter { $0.hasSuffix(".js") }.map {
            try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8)
        }
    }
}

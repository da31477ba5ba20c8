import Foundation
import HTTPTypes
import Store
import TestSupport
import Testing

@testable import Console

@Suite struct DescriptionTests {
    /// The paths and methods of the OpenAPI file, read by their indentation.
    private func described() throws -> Set<String> {
        let text = try String(contentsOfFile: TestConsole.resources + "/Public/openapi.yaml", encoding: .utf8)
        var (path, found) = ("", Set<String>())
        for line in text.split(separator: "\n") {
            if line.hasPrefix("  /") {
                path = line.trimmingCharacters(in: .whitespaces).trimmingCharacters(in: CharacterSet(charactersIn: ":"))
            }
            for method in ["get", "put", "post", "delete", "patch"] where line.hasPrefix("    \(method):") {
                found.insert("\(method.uppercased()) \(path)")
            }
        }
        return found
    }

    @Test func theDescriptionAndTheRoutesAreTheSame() async throws {
        try await TestEngines.with(.sqlite) { engine in
            let routes = try TestConsole(engine: engine).console.routes.filter { $0.path.hasPrefix("/api/") }
            let built = Set(routes.map { "\($0.method.rawValue) \($0.path)" })
            #expect(try described().symmetricDifference(built) == [])
        }
    }
}

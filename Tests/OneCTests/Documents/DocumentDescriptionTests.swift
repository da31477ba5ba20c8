import Domain
import Foundation
import Testing

@testable import OneC

/// The description that programs are given is the one that the reader keeps to.
@Suite struct DocumentDescriptionTests {
    private let description: [String: Any]

    init() throws {
        let found = try JSONSerialization.jsonObject(with: Data(DocumentDescription.json))
        description = try #require(found as? [String: Any])
    }

    private func properties(_ schema: String) throws -> [String: [String: Any]] {
        let components = try #require(description["components"] as? [String: Any])
        let schemas = try #require(components["schemas"] as? [String: [String: Any]])
        return try #require(schemas[schema]?["properties"] as? [String: [String: Any]])
    }

    @Test func theDocumentationHasTheSame() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let file = try Data(contentsOf: root.appendingPathComponent("docs/onec.openapi.json"))
        #expect(Array(file) == DocumentDescription.json + [UInt8(ascii: "\n")])
    }

    /// A member that nobody knows is refused with the names of those that are known.
    @Test(arguments: [
        ("Document", #""payments": [], "no": 1"#), ("Party", #""party": {"no": 1}"#),
        ("Contact", #""party": {"contacts": [{"value": "1", "no": 1}]}"#),
        ("Line", #""lines": [{"name": "1", "no": 1}]"#),
        ("Payment", #""payments": [{"id": "1", "sum": 1, "no": 1}]"#),
    ])
    func namesEveryMemberThatTheReaderTakes(_ schema: String, _ members: String) throws {
        let text = #"{"kind": "order", "id": "1", "version": 1, "sum": 1, \#(members)}"#
        let value = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
        let error = #expect(throws: SvodError.self) { try DocumentReading(exchange: "ut").read(value) }
        let names = try #require(error?.message.split(separator: "expected one of ").last)
        #expect(Set(names.split(separator: ", ").map(String.init)) == Set(try properties(schema).keys), "\(names)")
    }

    @Test func itsEnumerationsAreTheReaders() throws {
        let document = try properties("Document")
        #expect(document["kind"]?["enum"] as? [String] == OneCDocumentKind.allCases.map(\.rawValue))
        #expect(document["means"]?["enum"] as? [String] == OneCPaymentKind.allCases.map(\.rawValue))
        #expect(document["direction"]?["enum"] as? [String] == OneCDirection.allCases.map(\.rawValue))
        #expect(try properties("Contact")["kind"]?["enum"] as? [String] == OneCContact.Kind.allCases.map(\.rawValue))
    }
}

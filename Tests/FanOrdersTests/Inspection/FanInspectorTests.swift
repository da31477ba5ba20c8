import Domain
import FanOrders
import Foundation
import TestSupport
import Testing

/// What `svod inspect fan` says of files that are not as they should be: the file, the line, and what was expected.
@Suite struct FanInspectorTests {
    private static let goods = #"{"sku": "1", "brand": "Дорхан", "article": "S-100", "name": "Привод"}"#
    private static let request = #"{"id": "r1", "received_at": "2026-11-20T09:05:00Z", "text": "Привод S-100, 2 шт"}"#

    /// The lines that were printed, and the error.
    private static func inspect(catalogue: String, requests: String) async throws -> ([String], SvodError?, String) {
        try await TestDirectory.with { folder in
            let paths = (catalogue: "\(folder)/goods.jsonl", requests: "\(folder)/requests.jsonl")
            try Data(catalogue.utf8).write(to: URL(filePath: paths.catalogue))
            try Data(requests.utf8).write(to: URL(filePath: paths.requests))
            var lines: [String] = []
            do {
                try FanInspector(catalogue: paths.catalogue, requests: paths.requests).run { lines.append($0) }
                return (lines, nil, folder)
            } catch let error as SvodError {
                return (lines, error, folder)
            }
        }
    }

    @Test(arguments: [
        ("{", "expected a JSON object, found something else"),
        ("[1]", "the line: expected an object, found something else"),
        (#"{"received_at": "2026-11-20T09:05:00Z"}"#, "id: expected a value, found nothing"),
        (#"{"id": null, "received_at": "2026-11-20T09:05:00Z"}"#, "id: expected a text, found null"),
        (#"{"id": 7, "received_at": "2026-11-20T09:05:00Z"}"#, "id: expected a text, found something else"),
        (
            #"{"id": "r2", "received_at": "вчера"}"#,
            "received_at: expected a time as 2026-11-20T09:05:00Z, found 'вчера'"
        ),
        (
            #"{"id": "r2", "received_at": "2026-11-20T09:05:00Z", "dealer": {"phone": 7}}"#,
            "dealer.phone: expected a text, found something else"
        ),
        (
            #"{"id": "r2", "received_at": "2026-11-20T09:05:00Z", "lines": [{}, {"qty": "две"}]}"#,
            "lines[1].qty: expected a number, found something else"
        ),
        (
            #"{"id": "r2", "received_at": "2026-11-20T09:05:00Z", "lines": {}}"#,
            "lines: expected a list, found something else"
        ),
    ])
    func aBadLineIsNamed(_ line: String, _ expected: String) async throws {
        let (lines, error, folder) = try await Self.inspect(
            catalogue: Self.goods,
            requests: "\(Self.request)\n\n\(line)\n\(Self.request)\n"
        )
        #expect(lines.count == 1)
        #expect(error?.code == .invalidInput)
        #expect(error?.message == "\(folder)/requests.jsonl:3: \(expected)")
    }

    @Test func aBadLineOfTheNomenclatureIsNamed() async throws {
        let (lines, error, folder) = try await Self.inspect(
            catalogue: "\(Self.goods)\n{\"sku\": \"2\"}\n",
            requests: Self.request
        )
        #expect(lines.isEmpty)
        #expect(error?.message == "\(folder)/goods.jsonl:2: brand: expected a value, found nothing")
    }
}

import Domain
import Foundation
import Testing

@testable import Telephony

/// A recorded scenario: its connections in order and the truth from the phones' side.
struct Fixture: Sendable, CustomTestStringConvertible {
    let name: String

    var testDescription: String { name }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures")

    /// Every scenario, those of older Asterisks under their folder's name.
    static let all: [Fixture] = {
        let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return files.filter { $0.hasSuffix(".json") }.map { Fixture(name: String($0.dropLast(5))) }
            .sorted { $0.name < $1.name }
    }()

    /// Scenarios small enough to be read again and again.
    static let small = all.filter { (try? $0.bytes.count).map { $0 > 0 && $0 < 45_000 } ?? false }

    func truth() throws -> Truth {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(Truth.self, from: Data(contentsOf: url(name + ".json")))
    }

    var bytes: [UInt8] { get throws { Array(try Data(contentsOf: url(name + ".ami"))) } }

    func recordings() throws -> [Recording] {
        let files = try truth().files?.map(\.file) ?? []
        let base = name.split(separator: "/").dropLast().map { $0 + "/" }.joined()
        let present = files.map { base + $0 }.filter { FileManager.default.fileExists(atPath: url($0).path) }
        return try (present.isEmpty ? [name + ".ami"] : present).map { path in
            let timing = try? Data(contentsOf: url(String(path.dropLast(4)) + ".timing"))
            return try Recording(
                name: path,
                bytes: Array(Data(contentsOf: url(path))),
                timing: timing.map { Array($0) }
            )
        }
    }

    /// All messages of the last connection.
    func messages(_ interest: AMIInterest = .everything) throws -> [AMIMessage] {
        var framer = AMIFramer(interest: interest)
        framer.feed(try bytes)
        var messages: [AMIMessage] = []
        while let message = try framer.next() { messages.append(message) }
        return messages
    }

    private func url(_ path: String) -> URL { Self.folder.appending(path: path) }
}

import Foundation
import Testing

@testable import Ops

@Suite struct SmallFileTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    @Test(arguments: [0, 1, 16 * 1024, 16 * 1024 + 1, 40_000])
    func aFileIsReadWhole(_ size: Int) throws {
        let bytes = (0..<size).map { UInt8($0 % 251) }
        let path = "\(folder.path)/data"
        try SmallFile.create(path, mode: 0o600, bytes: bytes)
        #expect(try SmallFile.read(path, limit: size) == bytes)
    }

    @Test func oneByteOverTheLimitIsTooMuch() throws {
        let path = try folder.file("data", "12345")
        let failure = #expect(throws: SystemFailure.self) { try SmallFile.read(path, limit: 4) }
        #expect(failure?.text == "larger than 4B")
    }

    @Test func aFileWithoutEndIsNotReadForEver() {
        #expect(throws: SystemFailure.self) { try SmallFile.read("/dev/zero", limit: 100_000) }
    }

    @Test func whatIsThereIsNotOverwritten() throws {
        let path = try folder.file("svod.yaml", "mine")
        let failure = #expect(throws: SystemFailure.self) { try SmallFile.create(path, mode: 0o600, bytes: [1]) }
        #expect(failure?.text == "File exists")
        let error = #expect(throws: (any Error).self) { try ConfigurationTemplate.write(to: path) }
        #expect("\(error.map { "\($0)" } ?? "")".contains("svod.yaml"))
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
    }

    @Test func theFirstConfigurationIsForItsOwnerAndGroup() throws {
        let path = "\(folder.path)/svod.yaml"
        try ConfigurationTemplate.write(to: path)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect((mode ?? 0) & 0o037 == 0)
        let file = ConfigurationFile(path: path, secrets: .none)
        #expect(try file.read().configuration.store == .sqlite(path: StoreSettings.usualPath))
    }
}

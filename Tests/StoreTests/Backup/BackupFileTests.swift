import Domain
import Foundation
import TestSupport
import Testing

@testable import Store

@Suite struct BackupFileTests {
    @Test func itComesToStandUnderItsNameOnlyWhenComplete() async throws {
        try await TestDirectory.with { directory in
            let path = "\(directory)/svod.backup"
            let file = try BackupFile(path: path)
            try Data("half".utf8).write(to: URL(fileURLWithPath: file.partial))
            #expect(!FileManager.default.fileExists(atPath: path))
            try file.complete()
            #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["svod.backup"])
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
    }

    @Test func whatAKilledBackupLeftIsReplaced() async throws {
        try await TestDirectory.with { directory in
            let path = "\(directory)/svod.backup"
            try Data("left".utf8).write(to: URL(fileURLWithPath: "\(path).partial"))
            let file = try BackupFile(path: path)
            #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == [])
            file.discard()
        }
    }

    @Test func whatWasNeverWrittenIsAnError() async throws {
        try await TestDirectory.with { directory in
            let file = try BackupFile(path: "\(directory)/svod.backup")
            let error = #expect(throws: SvodError.self) { try file.complete() }
            #expect(error?.code == .storeFailed)
        }
    }
}

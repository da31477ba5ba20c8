import Domain
import Foundation
import TestSupport
import Testing

@testable import Store

/// Files are copied whole and checked, or not at all.
@Suite struct BlobFolderTests {
    @Test func aCopyHoldsEveryFileUnderItsName() async throws {
        try await TestDirectory.with { directory in
            let folder = BlobFolder(path: "\(directory)/files")
            let hashes = try ["раз", "два", ""].map { try folder.keep(Array($0.utf8)) }
            try Data("x".utf8).write(to: URL(fileURLWithPath: "\(directory)/files/stray"))
            let copied = try folder.copy(to: "\(directory)/copy")
            #expect(copied.files == 3 && copied.bytes == 12)
            for hash in hashes {
                let (old, new) = (try folder.find(hash), try BlobFolder(path: "\(directory)/copy").find(hash))
                #expect(FileManager.default.contentsEqual(atPath: old, andPath: new))
            }
            #expect(throws: SvodError.self) { try folder.copy(to: "\(directory)/copy") }
        }
    }

    @Test func aDamagedFileIsNamedAndLeavesNoCopy() async throws {
        try await TestDirectory.with { directory in
            let folder = BlobFolder(path: "\(directory)/files")
            let hash = try folder.keep(Array("цел".utf8))
            try Data("бит".utf8).write(to: URL(fileURLWithPath: try folder.find(hash)))
            let error = #expect(throws: SvodError.self) { try folder.copy(to: "\(directory)/copy") }
            #expect(error?.message.contains(hash) == true)
            #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["files"])
        }
    }

    @Test func whereNobodyHasPutAFileTheCopyIsEmpty() async throws {
        try await TestDirectory.with { directory in
            let copied = try BlobFolder(path: "\(directory)/files").copy(to: "\(directory)/copy")
            #expect(copied.files == 0)
        }
    }
}

import Domain
import Foundation
import TestSupport
import Testing

@testable import Store

@Suite struct ReadingMarksTests {
    /// What another process would find, at a moment in the life of one.
    private static func found(_ file: String) throws -> [Int64] {
        let copy = file + ".copy"
        try? FileManager.default.removeItem(atPath: copy)
        try FileManager.default.copyItem(atPath: file, toPath: copy)
        return try ReadingMarks(path: copy).takeLeft().map(\.rawValue).sorted()
    }

    @Test func whatIsBeingReadStandsInTheFile() async throws {
        try await TestDirectory.with { directory in
            let file = "\(directory)/reading"
            let marks = try ReadingMarks(path: file)
            #expect(try Self.found(file) == [])
            try marks.during(InboxID(7)) {
                #expect(try Self.found(file) == [7])
                let both = try marks.during(InboxID(9)) { try Self.found(file) }
                #expect(both == [7, 9])
                #expect(try Self.found(file) == [7])
                // Whose reading fails is not being read any more.
                #expect(throws: SvodError.self) {
                    try marks.during(InboxID(8)) { throw SvodError(.timedOut, "it broke") }
                }
                #expect(try Self.found(file) == [7])
            }
            #expect(try Self.found(file) == [])
            let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
    }

    @Test func isToldOnce() async throws {
        try await TestDirectory.with { directory in
            let file = "\(directory)/reading"
            let dead = try ReadingMarks(path: file)
            let next = try dead.during(InboxID(5)) { try ReadingMarks(path: file) }
            #expect(next.takeLeft() == [InboxID(5)])
            #expect(next.takeLeft() == [])
            #expect(try ReadingMarks(path: file).takeLeft() == [])
        }
    }

    @Test("A file of anything else breaks nothing", arguments: [0, 1, 7, 9, 16, 100, 70_000])
    func rubbishIsRead(_ count: Int) async throws {
        try await TestDirectory.with { directory in
            let file = "\(directory)/reading"
            try Data((0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 200) }).write(
                to: URL(fileURLWithPath: file)
            )
            let marks = try ReadingMarks(path: file)
            #expect(marks.takeLeft().allSatisfy { $0.rawValue > 0 })
            let seen = try marks.during(InboxID(3)) { try Self.found(file) }
            #expect(seen == [3])
        }
    }

    @Test func aFileThatCannotBeMadeIsSaidSo() {
        #expect(throws: SvodError.self) { try ReadingMarks(path: "/nowhere/at/all/reading") }
    }
}

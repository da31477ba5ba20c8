import Domain
import Store
import TestSupport
import Testing

@testable import Mail

/// Letters that could not be read and are read again, on both engines.
@Suite struct LetterRereadingTests {
    private typealias Desk = LetterHandlerTests.Desk

    private func with(
        _ kind: EngineKind,
        _ body: @Sendable (any Engine, _ folder: String) async throws -> Void
    ) async throws {
        try await TestEngines.with(kind) { engine in
            try await TestDirectory.with { try await body(engine, $0) }
        }
    }

    private func reread(_ letter: Int64, _ desk: Desk) async throws {
        try await LetterRereading(pipeline: desk.pipeline, engine: desk.engine).read(letter)
        try await desk.work()
    }

    @Test(arguments: TestEngines.kinds)
    func whatStoppedTheDaemonIsReadAgainOnceAndMakesOneRequest(_ kind: EngineKind) async throws {
        try await with(kind) { engine, folder in
            let desk = Desk(engine, folder)
            try await desk.receive(LetterReaderTests.bytes("koi8r-request"), attempts: 2)
            #expect(try await desk.states() == [.failed: 1])
            try await reread(1, desk)
            #expect(try await desk.states() == [.read: 1])
            #expect(try await desk.requests().map(\.key) == ["INBOX/7/1"])
            let row = try await engine.read { try Inbox.row(source: "mail:sales", dedupKey: "INBOX/7/1", in: $0) }
            #expect(row?.state == .done && row?.error == nil)
            let error = await #expect(throws: SvodError.self) { try await reread(1, desk) }
            #expect(error?.code == .notFound)
            #expect(try await desk.requests().count == 1)
        }
    }

    @Test(arguments: TestEngines.kinds, [false, true])
    func aLargerLimitReadsWhatWasTooLarge(_ kind: EngineKind, _ isPruned: Bool) async throws {
        try await with(kind) { engine, folder in
            let small = Desk(engine, folder, limits: LetterLimits(bytes: 100))
            try await small.receive(LetterReaderTests.bytes("raw-1251"))
            #expect(try await small.states() == [.failed: 1])
            // The limit is the same: it fails again, and says so.
            try await reread(1, small)
            #expect(try await small.states() == [.failed: 1])
            if isPruned {
                try await engine.write(.normal) { try $0.execute("DELETE FROM inbox") }
            }
            let large = Desk(engine, folder)
            try await reread(1, large)
            #expect(try await large.states() == [.read: 1])
            #expect(try await large.requests().count == 1)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aLetterThatFailedBehindItsFilesGoesOnThere(_ kind: EngineKind) async throws {
        try await with(kind) { engine, folder in
            let desk = Desk(engine, folder)
            try await desk.receive(try LetterHandlerTests.withSheet())
            _ = try await desk.readFiles()
            #expect(try await desk.requests().count == 1)
            // As if its second reading had stopped the daemon twice.
            try await engine.write(.normal) { connection in
                try connection.execute("DELETE FROM inbox WHERE kind = 'request'")
                try connection.execute("UPDATE inbox SET state = 'dead' WHERE kind = 'mail.letter.files'")
                try connection.execute("UPDATE mail_letter SET state = 'failed'")
            }
            try await reread(1, desk)
            #expect(try await desk.requests().map(\.lines.count) == [1])
            #expect(try await desk.states() == [.read: 1])
        }
    }

    @Test(arguments: [
        (
            "From: =?koi8-r?B?8MXU0s/X?= <p@x.example>\r\nSubject: =?utf-8?B?0JTQstC10YDQuA==?=\r\n\r\nx", "Петров",
            "Двери"
        ),
        ("from: a@b\nSUBJECT:\n two\n words\n\nFrom: no", "a@b", "two words"),
        ("\r\nFrom: no", nil, nil), ("", nil, nil),
    ])
    func theFirstLinesSayWhoWroteIt(_ letter: String, _ from: String?, _ subject: String?) {
        let glance = LetterGlance(Array(letter.utf8))
        #expect(from.map { glance.from?.hasPrefix($0) == true } ?? (glance.from == nil))
        #expect(glance.subject == subject)
    }
}

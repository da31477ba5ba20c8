import Domain
import Foundation
import Intake
import Logging
import Store
import Synchronization
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10))) struct BotReaderTests {
    /// A bot's reader over a fresh store.
    private struct Story {
        let engine: any Engine
        let folder: BlobFolder
        let clock: ManualClock
        let registry: PartRegistry
        let reader: BotReader

        func requests() async throws -> [IncomingRequest] {
            try await engine.read { connection in
                try connection.rows("SELECT payload FROM inbox ORDER BY id").map {
                    try JSONDecoder().decode(IncomingRequest.self, from: Data(($0.get("payload") as String).utf8))
                }
            }
        }
    }

    private static func with(
        _ kind: EngineKind,
        token: String = TelegramServer.token,
        _ body: @escaping @Sendable (TelegramServer, Story) async throws -> Void
    ) async throws {
        try await TelegramServer.with { server, address in
            try await TestEngines.with(kind) { engine in
                try await TestDirectory.with { directory in
                    let clock = ManualClock(Timestamp(seconds: 1_795_417_200))
                    let registry = PartRegistry(clock: clock.wallClock)
                    let folder = BlobFolder(path: "\(directory)/files")
                    let reader = BotReader(
                        ChatBot(name: "tg", token: Secret(token), server: address.url, channel: "Telegram"),
                        caller: address.caller,
                        pipeline: InboxPipeline(
                            engine: engine,
                            handlers: [InboxHandler(kind: IncomingRequest.inboxKind) { _, _ in }],
                            clock: clock.wallClock,
                            logger: .silent
                        ),
                        engine: engine,
                        files: folder,
                        plan: NumberingPlan(),
                        wallClock: clock.wallClock,
                        clock: clock,
                        logger: .silent,
                        reporter: registry.register("bot:tg")
                    )
                    let story = Story(engine: engine, folder: folder, clock: clock, registry: registry, reader: reader)
                    try await body(server, story)
                }
            }
        }
    }

    private static let anna =
        #""chat":{"id":77,"type":"private"},"from":{"id":77,"first_name":"Анна","username":"anna"}"#

    @Test("F062 F096: messages to a bot are requests, each once", arguments: TestEngines.kinds)
    func messagesAreReadOnce(_ kind: EngineKind) async throws {
        try await Self.with(kind) { server, story in
            server.write(10, #""message_id":1,"date":1795417100,\#(Self.anna),"text":"Здравствуйте""#)
            server.write(11, #""message_id":2,"date":1795417101,\#(Self.anna),"text":"8 921 555-01-01""#)
            server.write(12, #""poll":{}"#, member: "poll")
            #expect(try await story.reader.pass() == 2)
            let requests = try await story.requests()
            #expect(requests.map(\.text) == ["Здравствуйте", "8 921 555-01-01"])
            #expect(requests.map(\.key) == ["77/1", "77/2"] && requests[0].conversation == "77")
            #expect(requests[0].client.name == "Анна" && requests[0].channel == "Telegram")
            #expect(requests[1].client.phones == ["+79215550101"])
            #expect(requests[0].sentAt == Timestamp(seconds: 1_795_417_100))
            #expect(try await story.reader.pass() == 0)
            #expect(server.state.withLock { $0.offsets } == [0, 13])
            // Numbered anew, the same message is still the same.
            story.clock.advance(by: .seconds(8 * 86_400))
            server.write(3, #""message_id":2,"date":1795417101,\#(Self.anna),"text":"8 921 555-01-01""#)
            server.write(4, #""message_id":3,"date":1795990000,\#(Self.anna),"text":"Ау""#)
            try await story.reader.pass()
            #expect(try await story.requests().map(\.text).last == "Ау")
            #expect(try await story.requests().count == 3)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func whatCannotBeKeptComesAgain(_ kind: EngineKind) async throws {
        try await Self.with(kind) { server, story in
            server.write(10, #""message_id":1,"date":1,\#(Self.anna),"text":"раз""#)
            server.write(11, #""message_id":"broken""#)
            server.write(
                12,
                #""message_id":2,"date":1,\#(Self.anna),"document":{"file_id":"F1","file_name":"a/б.pdf"}"#
            )
            // The file's server is down: nothing of the batch is kept, and nothing is confirmed.
            server.state.withLock { $0.next["getFile"] = [(500, "{}")] }
            await #expect(throws: (any Error).self) { try await story.reader.pass() }
            #expect(try await story.requests().isEmpty)
            server.state.withLock { $0.files["documents/F1.bin"] = Array("PDF".utf8) }
            #expect(try await story.reader.pass() == 2)
            #expect(server.state.withLock { $0.offsets } == [0, 0])
            let file = try #require(try await story.requests().last?.files.first)
            #expect(file.name == "б.pdf" && file.size == 3)
            #expect(
                try Data(contentsOf: URL(fileURLWithPath: story.folder.find(#require(file.hash)))) == Data("PDF".utf8)
            )
        }
    }

    @Test func aFileThatIsTooLargeOrGoneIsNamedWithoutItsContent() async throws {
        try await Self.with(.sqlite) { server, story in
            let large = #""document":{"file_id":"L","file_name":"фильм.avi","file_size":99999999}"#
            server.write(1, #""message_id":1,"date":1,\#(Self.anna),\#(large)"#)
            server.write(2, #""message_id":2,"date":1,\#(Self.anna),"voice":{"file_id":"GONE"}"#)
            server.state.withLock { $0.next["getFile"] = [(400, #"{"ok":false,"description":"invalid file_id"}"#)] }
            #expect(try await story.reader.pass() == 2)
            let files = try await story.requests().flatMap(\.files)
            #expect(files.map(\.name) == ["фильм.avi", "voice-2.ogg"] && files.allSatisfy { $0.hash == nil })
        }
    }

    @Test func aRefusedTokenIsSaidAndTriedSlowly() async throws {
        try await Self.with(.sqlite, token: "1:wrong") { _, story in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await story.reader.run() }
                while story.clock.sleepers == 0 { await Task.yield() }
                let phase = story.registry.state(of: "bot:tg")?.phase
                #expect(phase?.word == "backing-off" && phase?.reason == "Telegram refuses the token: Unauthorized")
                #expect(phase?.reason?.contains("wrong") == false)
                group.cancelAll()
            }
        }
    }

    @Test(arguments: [
        (429, #"{"ok":false,"description":"Too Many Requests","parameters":{"retry_after":17}}"#, 17),
        (409, #"{"ok":false,"description":"Conflict: terminated by other getUpdates request"}"#, 60),
    ])
    func theServersWishToWaitIsHeard(_ status: Int, _ answer: String, _ seconds: Int) async throws {
        try await Self.with(.sqlite) { server, story in
            server.state.withLock { $0.next["getUpdates"] = [(status, answer)] }
            server.write(5, #""message_id":1,"date":1,\#(Self.anna),"text":"раз""#)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await story.reader.run() }
                while story.clock.sleepers == 0 { await Task.yield() }
                story.clock.advance(by: .seconds(seconds - 1))
                #expect(story.clock.sleepers == 1)
                story.clock.advance(by: .seconds(1))
                try await story.engine.wait { try $0.row("SELECT id FROM inbox") != nil }
                group.cancelAll()
            }
        }
    }
}

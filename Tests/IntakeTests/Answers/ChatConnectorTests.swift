import Crypto
import Domain
import Foundation
import Intake
import Records
import Store
import Synchronization
import TestSupport
import Testing
import Transfer

@Suite(.timeLimit(.minutes(10))) struct ChatConnectorTests {
    private static func queue(_ text: String, source: String, key: String, in engine: any Engine) async throws {
        let message = OutgoingChatMessage(source: source, conversation: "77", text: text)
        let payload = String(decoding: try JSONEncoder().encode(message), as: UTF8.self)
        try await engine.write(.normal) { connection in
            _ = try Outbox.enqueue(
                NewOutboxRow(
                    connector: OutgoingChatMessage.connector,
                    kind: OutgoingChatMessage.kind,
                    dedupKey: key,
                    payload: payload,
                    createdAt: Timestamp(seconds: 1_795_417_200)
                ),
                in: connection
            )
        }
    }

    private static func worker(_ engine: any Engine, _ connector: ChatConnector, _ clock: ManualClock) -> OutboxWorker {
        OutboxWorker(
            engine: engine,
            connector: connector,
            wallClock: clock.wallClock,
            clock: clock,
            logger: .silent
        )
    }

    private static func bot(_ engine: any Engine, _ clock: ManualClock, _ address: ChatBotAddress) -> ChatConnector {
        ChatConnector(
            bots: { [ChatBot(name: "tg", token: Secret(TelegramServer.token), server: address.url)] },
            sites: { [] },
            caller: address.caller,
            engine: engine,
            clock: clock.wallClock
        )
    }

    private static func state(_ engine: any Engine) async throws -> [String] {
        try await engine.read { try $0.rows("SELECT state FROM outbox ORDER BY id").map { try $0.get("state") } }
    }

    @Test(arguments: TestEngines.kinds)
    func anAnswerIsSentOnceAndALongOneInPieces(_ kind: EngineKind) async throws {
        try await TelegramServer.with { server, address in
            try await TestEngines.with(kind) { engine in
                let clock = ManualClock(Timestamp(seconds: 1_795_417_200))
                let worker = Self.worker(engine, Self.bot(engine, clock, address), clock)
                try await Self.queue("Здравствуйте!", source: "tg", key: "a1", in: engine)
                try await Self.queue(String(repeating: "слово ", count: 1000), source: "tg", key: "a2", in: engine)
                try await worker.deliverDue()
                #expect(try await Self.state(engine) == ["done", "done"])
                let sent = server.state.withLock { $0.sent }
                #expect(sent.first == "77: Здравствуйте!" && sent.count == 3)
                #expect(sent.dropFirst().allSatisfy { $0.utf16.count <= 4096 + 4 })
                #expect(sent.dropFirst().map { $0.dropFirst(4) }.joined() == String(repeating: "слово ", count: 1000))
            }
        }
    }

    @Test(arguments: TestEngines.kinds)
    func anAnswerOfWhichNothingWasHeardIsNotSentTwice(_ kind: EngineKind) async throws {
        try await TelegramServer.with { server, address in
            try await TestEngines.with(kind) { engine in
                let clock = ManualClock(Timestamp(seconds: 1_795_417_200))
                let worker = Self.worker(engine, Self.bot(engine, clock, address), clock)
                server.state.withLock { $0.next["sendMessage"] = [(502, "")] }
                try await Self.queue("Да", source: "tg", key: "a1", in: engine)
                try await worker.deliverDue()
                #expect(try await Self.state(engine) == ["dead"])
                // A person looked into the chat and repeats it.
                try await engine.write(.normal) { connection in
                    let row: OutboxID? = try connection.row("SELECT id FROM outbox")?.get("id")
                    try Outbox.repeat(try #require(row), at: clock.timestamp, in: connection)
                }
                try await worker.deliverDue()
                #expect(try await Self.state(engine) == ["done"])
                #expect(server.state.withLock { $0.sent } == ["77: Да"])
            }
        }
    }

    @Test(arguments: [(403, "dead"), (429, "deferred"), (500, "deferred")])
    func theServerSaysWhetherItHelpsToTryAgain(_ status: Int, _ state: String) async throws {
        try await TelegramServer.with { server, address in
            try await TestEngines.with(.sqlite) { engine in
                let clock = ManualClock(Timestamp(seconds: 1_795_417_200))
                // Before anything is sent, a line that is down is no reason to give up.
                server.state.withLock { $0.next["sendChatAction"] = [(status, #"{"ok":false,"description":"x"}"#)] }
                try await Self.queue("Да", source: "tg", key: "a1", in: engine)
                try await Self.worker(engine, Self.bot(engine, clock, address), clock).deliverDue()
                #expect(try await Self.state(engine) == [state])
                #expect(server.state.withLock { $0.sent }.isEmpty)
            }
        }
    }

    @Test func aServiceGetsASignedAnswer() async throws {
        try await TestEngines.with(.sqlite) { engine in
            let clock = ManualClock(Timestamp(seconds: 1_795_417_200))
            let calls = CallLog(statuses: [503, 200])
            var site = IntakeSite(name: "vk", key: Secret("k"))
            site.answers = ChatHook(url: "https://chat.example/svod", secret: Secret("s3cret"))
            let sites = [site]
            let connector = ChatConnector(
                bots: { [] },
                sites: { sites },
                caller: WebCaller { calls.answer($0) },
                engine: engine,
                clock: clock.wallClock
            )
            let worker = Self.worker(engine, connector, clock)
            try await Self.queue("Да", source: "vk", key: "lead:1/answer/5", in: engine)
            try await worker.deliverDue()
            #expect(try await Self.state(engine) == ["deferred"])
            clock.advance(by: .seconds(3600))
            try await worker.deliverDue()
            #expect(try await Self.state(engine) == ["done"])
            let call = try #require(calls.all.last)
            #expect(call.headers["Idempotency-Key"] == "\"lead:1/answer/5\"")
            let body = String(decoding: call.body ?? [], as: UTF8.self)
            #expect(body == #"{"conversation":"77","id":"lead:1/answer/5","text":"Да"}"#)
            let code = HMAC<SHA256>.authenticationCode(
                for: Data("1795420800.\(body)".utf8),
                using: SymmetricKey(data: Data("s3cret".utf8))
            )
            let hexadecimal = code.map { String(format: "%02x", $0) }.joined()
            #expect(call.headers["X-Svod-Signature"] == "t=1795420800,v1=\(hexadecimal)")
            try await Self.queue("Да", source: "nobody", key: "x", in: engine)
            try await worker.deliverDue()
            #expect(try await Self.state(engine).last == "dead")
        }
    }
}

/// Remembers calls and answers them in turn.
private final class CallLog: Sendable {
    private let state: Mutex<(calls: [HTTPCall], statuses: [Int])>

    init(statuses: [Int]) { state = Mutex(([], statuses)) }

    var all: [HTTPCall] { state.withLock { $0.calls } }

    func answer(_ call: HTTPCall) -> HTTPReply {
        state.withLock { state in
            state.calls.append(call)
            return HTTPReply(status: state.statuses.isEmpty ? 200 : state.statuses.removeFirst())
        }
    }
}

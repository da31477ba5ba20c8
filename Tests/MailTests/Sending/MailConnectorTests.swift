import Domain
import Foundation
import Records
import Store
import TestSupport
import Testing
import Transfer

@testable import Mail

/// Letters out of the outbox, through libcurl, to a server that takes some and refuses others.
@Suite(.timeLimit(.minutes(10)))
struct MailConnectorTests {
    private struct Trial {
        let server: PrivateSMTP
        let engine: any Engine
        let registry = PartRegistry()
        let transfers = Transfers()
        let blobs: BlobFolder

        func connector(
            _ settings: SendingSettings = SendingSettings(),
            password: String = "secret",
            clock: WallClock = .system
        ) -> MailConnector {
            var box = MailboxSettings(
                name: "sales",
                address: "sales@example.ru",
                server: nil,
                signIn: .password(user: "sales", Secret(password))
            )
            box.sender = MailServer(host: "127.0.0.1", port: server.port, security: .none)
            let key = MailboxKey(box.signIn, of: box.name, clock: .system, over: transfers, logger: .silent)
            let sending = SendingBox(box, key: key, reporter: registry.register("smtp:sales"))
            return MailConnector(
                boxes: sending.map { [$0] } ?? [],
                settings: { settings },
                own: { ["sales@example.ru"] },
                over: transfers,
                engine: engine,
                blobs: blobs,
                clock: clock,
                logger: .silent
            )
        }

        func queue(_ letter: OutgoingLetter, key: String) async throws {
            let payload = String(decoding: try JSONEncoder().encode(letter), as: UTF8.self)
            try await engine.write(.normal) { connection in
                let row = NewOutboxRow(
                    connector: OutgoingLetter.connector,
                    kind: OutgoingLetter.kind,
                    dedupKey: key,
                    payload: payload,
                    createdAt: Timestamp(seconds: 1)
                )
                try Outbox.enqueue(row, in: connection)
            }
        }

        func deliver(_ connector: MailConnector) async throws {
            try await OutboxWorker(engine: engine, connector: connector, wallClock: .system, logger: .silent)
                .deliverDue()
        }

        func states() async throws -> [String] {
            try await engine.read { connection in
                try connection.rows("SELECT state, reason FROM outbox ORDER BY id").map {
                    try $0.get("state") as String
                }
            }
        }
    }

    private static func with(_ kind: EngineKind, _ body: (Trial) async throws -> Void) async throws {
        try await PrivateSMTP.with { server in
            try await TestDirectory.with { folder in
                try await TestEngines.with(kind) { engine in
                    let trial = Trial(server: server, engine: engine, blobs: BlobFolder(path: folder))
                    defer { trial.transfers.stop() }
                    try await body(trial)
                }
            }
        }
    }

    private static func letter(_ to: String, automatic: Bool = false) -> OutgoingLetter {
        var letter = OutgoingLetter(
            to: [LetterAddress(to)],
            subject: "Счёт",
            text: "Привет\n.\n",
            messageID: "1@example.ru"
        )
        letter.isAutomatic = automatic
        return letter
    }

    @Test(arguments: TestEngines.kinds)
    func sendsRefusesAndTriesAgain(_ kind: EngineKind) async throws {
        try await Self.with(kind) { trial in
            let hash = try trial.blobs.keep(Array("%PDF".utf8))
            var first = Self.letter("client@example.org")
            first.files = [LetterFile(name: "Счёт.pdf", type: "application/pdf", hash: hash)]
            try await trial.queue(first, key: "1")
            for (index, name) in ["gone", "busy", "not an address"].enumerated() {
                try await trial.queue(Self.letter("\(name)@example.org"), key: "\(index + 2)")
            }
            try await trial.deliver(trial.connector())
            #expect(try await trial.states() == ["done", "dead", "deferred", "dead"])
            let letters = trial.server.letters
            #expect(letters.count == 1)
            #expect(letters.first?.hasPrefix("<sales@example.ru>\n<client@example.org>\nDate: ") == true)
            #expect(letters.first?.contains("Message-ID: <1@example.ru>\r\n") == true)
            #expect(letters.first?.contains("JVBERg==") == true)
        }
    }

    @Test func testModeSendsNothing() async throws {
        try await Self.with(.sqlite) { trial in
            var settings = SendingSettings()
            settings.isTest = true
            try await trial.queue(Self.letter("client@example.org"), key: "1")
            try await trial.deliver(trial.connector(settings))
            #expect(try await trial.states() == ["done"])
            #expect(trial.server.letters.isEmpty)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func noMachineGoesRoundInACircle(_ kind: EngineKind) async throws {
        try await Self.with(kind) { trial in
            var settings = SendingSettings()
            settings.automaticPerAddress = 2
            for number in 1...4 {
                try await trial.queue(Self.letter("a@example.org", automatic: true), key: "a\(number)")
            }
            try await trial.queue(Self.letter("noreply@example.org", automatic: true), key: "b")
            try await trial.queue(Self.letter("Sales@example.ru", automatic: true), key: "c")
            try await trial.queue(Self.letter("a@example.org"), key: "d")
            try await trial.deliver(trial.connector(settings))
            let reasons = try await trial.engine.read { try $0.rows("SELECT state, reason FROM outbox ORDER BY id") }
            #expect(try await trial.states() == ["done", "done", "dead", "dead", "dead", "dead", "done"], "\(reasons)")
            #expect(trial.server.letters.filter { $0.contains("Auto-Submitted: auto-generated") }.count == 2)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func withoutABoxThatSendsLettersWaitAndItIsSeen(_ kind: EngineKind) async throws {
        try await Self.with(kind) { trial in
            let reporter = trial.registry.register("outbox:mail")
            try await trial.queue(Self.letter("client@example.org"), key: "1")
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await UnsentLetters(engine: trial.engine, logger: .silent, reporter: reporter).run()
                }
                while trial.registry.state(of: "outbox:mail")?.phase.word != "backing-off" { await Task.yield() }
                group.cancelAll()
            }
            #expect(try await trial.states() == ["new"])
            try await trial.deliver(trial.connector())
            #expect(try await trial.states() == ["done"])
        }
    }

    @Test func aNoticeOfThePastIsNotSent() async throws {
        try await Self.with(.sqlite) { trial in
            var notice = OutgoingMessage(
                card: CardID(1),
                template: "greeting",
                subject: "Здравствуйте",
                text: "Рады вам"
            )
            notice.staff = StaffID(1)
            let payload = String(decoding: try JSONEncoder().encode(notice), as: UTF8.self)
            try await trial.engine.write(.normal) { connection in
                let row = NewOutboxRow(
                    connector: OutgoingLetter.connector,
                    kind: "notice",
                    dedupKey: "n",
                    payload: payload,
                    createdAt: Timestamp(seconds: 1)
                )
                try Outbox.enqueue(row, in: connection)
            }
            try await trial.deliver(trial.connector(clock: .fixed(Timestamp(seconds: 3 * 86_400 + 2))))
            #expect(try await trial.states() == ["dead"])
        }
    }

    @Test func aRefusedPasswordIsSeenAtOnce() async throws {
        try await Self.with(.sqlite) { trial in
            try await trial.queue(Self.letter("client@example.org"), key: "1")
            try await trial.deliver(trial.connector(password: "wrong"))
            #expect(try await trial.states() == ["deferred"])
            #expect(trial.registry.state(of: "smtp:sales")?.phase.word == "backing-off")
        }
    }
}

import Domain
import Glibc
import Intake
import Logging
import Store

/// How many forms a second are taken in over loopback, and how long one waits for its answer: HTTP, reading, key and inbox
/// row in a full commit, on a store of its own.
struct IntakeBench {
    /// How many forms.
    var forms: Int
    /// Where the store is put.
    var scratch: String

    private static let key = "0123456789abcdef"
    private static let connections = 32

    /// Measures.
    func run() async throws -> Section {
        let engine = try await SQLiteEngine(path: "\(scratch)/intake.sqlite")
        try await Migrator.migrate(engine)
        let commits = try await commitsPerSecond(engine)
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let server = server(engine) { port.yield($0) }
        let outcome = try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            var outcome: (Duration, Distribution)?
            for await number in ports {
                let count = forms
                outcome = try await OwnThread.run("intake load") { try Self.load(UInt16(number), count) }
                break
            }
            group.cancelAll()
            return outcome
        }
        let kept: Int = try await engine.read { try $0.row("SELECT count(*) AS n FROM inbox")?.get("n") ?? 0 }
        await engine.close()
        guard let outcome, kept == forms else {
            throw SvodError(.protocolViolation, "\(kept) forms were kept of \(forms)")
        }
        let rate = Double(forms) / outcome.0.inSeconds
        var section = Section(title: "Forms of sites over loopback")
        section.figures = [
            Figure(
                name: "forms taken in",
                value: "\(Number.short(rate)) /s",
                beside: "full commits, one after another: \(Number.short(commits)) /s"
            ),
            .atMost(100, "form → answer, p99, \(Self.connections) at once", outcome.1.milliseconds(0.99), unit: "ms"),
        ]
        section.notes.append(
            "\(Number.grouped(forms)) forms of JSON with a key each; p50 \(Number.short(outcome.1.milliseconds(0.5))) ms"
        )
        return section
    }

    private func commitsPerSecond(_ engine: any Engine) async throws -> Double {
        let count = 500
        let time = try await ContinuousClock().measure {
            for number in 0..<count {
                try await engine.write(.realtime) { connection in
                    try connection.execute(
                        """
                        INSERT INTO chat_cursor (source, next_update, at) VALUES ('bench', \(number), 0)
                        ON CONFLICT (source) DO UPDATE SET next_update = excluded.next_update
                        """
                    )
                }
            }
        }
        return Double(count) / time.inSeconds
    }

    private func server(_ engine: any Engine, _ onListening: @escaping @Sendable (Int) -> Void) -> IntakeServer {
        var site = IntakeSite(name: "bench", key: Secret(Self.key))
        site.rate = 10_000_000
        let sites = [site]
        var logger = Logger(label: "bench")
        logger.logLevel = .error
        let newID: @Sendable () -> String = { String(UInt64.random(in: .min ... .max), radix: 16) }
        return IntakeServer(
            settings: IntakeSettings(host: "127.0.0.1", port: 0),
            door: IntakeDoor(sites: { sites }, clock: .system),
            desk: IntakeDesk(
                pipeline: InboxPipeline(
                    engine: engine,
                    handlers: [InboxHandler(kind: IncomingRequest.inboxKind) { _, _ in }],
                    clock: .system,
                    logger: logger
                ),
                engine: engine,
                files: BlobFolder(path: "\(scratch)/files"),
                plan: NumberingPlan(),
                clock: .system,
                newID: newID
            ),
            visits: VisitDesk(engine: engine, clock: .system, newID: newID),
            logger: logger,
            onListening: { onListening($0) }
        )
    }

    /// Keeps every connection busy until all forms are answered.
    private static func load(_ port: UInt16, _ forms: Int) throws -> (Duration, Distribution) {
        let clock = ContinuousClock()
        var sockets: [Int32] = []
        for _ in 0..<connections { sockets.append(try Loopback.connect(port: port)) }
        defer { for socket in sockets { close(socket) } }
        var (sent, waits) = (0, [Duration]())
        var begun: [Int32: ContinuousClock.Instant] = [:]
        func next(_ socket: Int32) {
            guard sent < forms else { return }
            begun[socket] = clock.now
            _ = Loopback.send(request(sent), to: socket)
            sent += 1
        }
        let start = clock.now
        for socket in sockets { next(socket) }
        var buffer = [UInt8](repeating: 0, count: 4096)
        while waits.count < forms {
            let ready = Loopback.readable(sockets, within: 10_000)
            guard !ready.isEmpty else { throw SvodError(.timedOut, "no form was answered for ten seconds") }
            for socket in ready {
                // Answers are short: one piece each.
                let count = recv(socket, &buffer, buffer.count, 0)
                guard count > 12, buffer.starts(with: Array("HTTP/1.1 201".utf8)), let from = begun[socket] else {
                    throw SvodError(.protocolViolation, String(decoding: buffer.prefix(max(0, count)), as: UTF8.self))
                }
                waits.append(clock.now - from)
                next(socket)
            }
        }
        return (clock.now - start, Distribution(waits))
    }

    private static func request(_ number: Int) -> String {
        let body = #"""
            {"name":"Иванов Иван","phone":"+7921555\#(String(10_000 + number % 90_000).prefix(4))","email":"i\#(number)@example.ru",
            "message":"Прошу счёт на двери ДГ-21, 5 шт. Номер \#(number)","utm_source":"yandex","utm_campaign":"весна"}
            """#
        return "POST /intake/v1/forms HTTP/1.1\r\nHost: a\r\nX-Svod-Key: \(key)\r\nIdempotency-Key: f\(number)\r\n"
            + "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }
}

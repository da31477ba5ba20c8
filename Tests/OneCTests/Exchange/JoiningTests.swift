import Domain
import Foundation
import Logging
import OneC
import OneCTestSupport
import Store
import TestSupport
import Testing

/// Which session a 1C belongs to that has lost its cookie and names itself again with each request.
@Suite struct JoiningTests {
    /// A request without cookie or `sessid`.
    private static func ask(
        _ harness: ExchangeHarness,
        _ mode: String,
        _ file: [UInt8] = []
    ) async throws -> ExchangeReply {
        let client = harness.client(.ut)
        return try await client.ask(mode, "orders.xml", file, session: nil, authorization: client.authorization)
    }

    /// The sessions in the order of their beginning: whether each is of past years, and how many files came in it.
    private static func sessions(_ engine: any Engine) async throws -> [String] {
        try await engine.read { connection in
            try connection.rows(
                """
                SELECT onec_session.is_history AS is_history, count(onec_file.id) AS files FROM onec_session
                LEFT JOIN onec_file ON onec_file.session_id = onec_session.id
                GROUP BY onec_session.id, onec_session.is_history ORDER BY onec_session.id
                """
            ).map { "\((try $0.get("is_history") as Bool) ? "past" : "live") \(try $0.get("files") as Int64)" }
        }
    }

    /// Begins an import by command and leaves it in its middle.
    private static func beginImport(_ engine: any Engine, in folder: String) async throws {
        let path = "\(folder)-years.xml"
        try Data(Orders.file(40)).write(to: URL(fileURLWithPath: path))
        let history = HistoryImport(
            engine: engine,
            exchange: "ut",
            clock: ManualClock().wallClock,
            pace: { nil },
            take: { _, _, _, _ in }
        )
        await #expect(throws: CancellationError.self) {
            _ = try await history.run(path) { _ in throw CancellationError() }
        }
    }

    @Test(arguments: TestEngines.kinds)
    func nobodyJoinsAnImport(_ kind: EngineKind) async throws {
        try await ExchangeHarness.with(kind) { harness in
            try await Self.beginImport(harness.engine, in: harness.folder.path)
            let file = Orders.file(3)
            #expect(try await Self.ask(harness, "file", Array(file[..<700])).word == "success")
            // A statement that comes in between is a session of its own, which the second half does not join either.
            let statement = await harness.desk.takeStatement(
                Array("1CClientBankExchange\nВерсияФормата=1.03\nКодировка=UTF-8\nКонецФайла\n".utf8),
                authorization: harness.client(.ut).authorization,
                address: "10.0.0.1"
            )
            #expect(statement.status == 200)
            #expect(try await Self.ask(harness, "file", Array(file[700...])).word == "success")
            #expect(try await Self.ask(harness, "import").word == "success")
            #expect(try await Self.sessions(harness.engine) == ["past 1", "live 1", "live 1"])
            let documents = try await harness.documents()
            #expect(documents.map(\.id) == (1...3).map(Orders.guid))
        }
    }

    @Test(arguments: TestEngines.kinds)
    func nobodyGoesOnWithPastYearsOnceTheyAreOver(_ kind: EngineKind) async throws {
        try await ExchangeHarness.with(kind) { harness in
            // Begun with its cookie while the exchange told of past years; since then `history` was taken away.
            let now = harness.clock.timestamp
            try await harness.engine.write(.normal) { connection in
                _ = try ExchangeSessions.open("ut", secret: "old", isHistory: true, at: now, in: connection)
            }
            #expect(try await Self.ask(harness, "file", Orders.file(2)).word == "success")
            #expect(try await Self.sessions(harness.engine) == ["past 0", "live 1"])
            #expect(try await harness.documents().map(\.id) == (1...2).map(Orders.guid))
            // Whoever kept the cookie ends what was begun as it was begun.
            let client = harness.client(.ut)
            try await client.upload(Array(Orders.file(1).prefix(700)), as: "years.xml", session: "old")
            #expect(try await Self.sessions(harness.engine) == ["past 1", "live 1"])
        }
    }
}

import Domain
import Foundation
import Store
import TestSupport
import Testing

/// The built program before a real mail server, killed at each commit and acknowledgement in turn: every letter is kept, and
/// none twice.
@Suite(.enabled(if: PrivateDovecot.isHere), .timeLimit(.minutes(10)))
struct LetterKillTests {
    static let letters = 500

    @Test(
        "kill -9 at each commit: 500 letters kept, each once",
        arguments: ["before-commit", "after-commit", "before-acknowledgement"]
    )
    func nothingIsLost(_ point: String) async throws {
        try await PrivateDovecot.with { server in
            var options = ScenarioOptions()
            options.further = Self.settings(server)
            try await Scenario.with(options) { scenario in
                try await Self.begin(scenario)
                var delivered = 0
                // Each run comes a few commits further than the one before it.
                for passes in [1, 2, 3, 5, 8, 13] {
                    for _ in 0..<60 {
                        delivered += 1
                        try server.deliver(Self.letter(delivered))
                    }
                    let process = try scenario.launch(environment: ["SVOD_FAILPOINT": "\(point):\(passes)"])
                    // Some points lie in the start itself, some are not reached by what there is to do.
                    try? await eventually("It died", within: .seconds(5)) { !process.isRunning }
                    await scenario.kill(process)
                }
                while delivered < Self.letters {
                    delivered += 1
                    try server.deliver(Self.letter(delivered))
                }
                let process = try await scenario.start()
                try await eventually("All letters are kept", within: .seconds(180)) {
                    try await scenario.withStore { engine in
                        try await engine.number("SELECT count(*) AS n FROM mail_letter") == Self.letters
                    }
                }
                process.send(SIGTERM)
                #expect(await process.end() == .exited(0))
                try await Self.expectOneOfEach(scenario)
            }
        }
    }

    @Test("A server that was restored, and the program killed while it looks through it")
    func numbersChange() async throws {
        try await PrivateDovecot.with { server in
            var options = ScenarioOptions()
            options.further = Self.settings(server)
            try await Scenario.with(options) { scenario in
                try await Self.begin(scenario)
                for number in 1...Self.letters { try server.deliver(Self.letter(number)) }
                var process = try await scenario.start()
                try await eventually("All letters are kept", within: .seconds(180)) {
                    try await scenario.withStore { engine in
                        try await engine.number("SELECT count(*) AS n FROM mail_letter") == Self.letters
                    }
                }
                await scenario.kill(process)
                try server.loseNumbers()
                process = try scenario.launch(environment: ["SVOD_FAILPOINT": "before-acknowledgement:1"])
                _ = await process.end()
                process = try await scenario.start()
                try await eventually("All letters are recognised", within: .seconds(180)) {
                    try await scenario.withStore { engine in
                        try await engine.number("SELECT count(*) AS n FROM mail_letter WHERE state = 'twin'")
                            == Self.letters
                    }
                }
                process.send(SIGTERM)
                #expect(await process.end() == .exited(0))
                try await Self.expectOneOfEach(scenario)
            }
        }
    }

    /// The first contact: what comes after it is svod's.
    private static func begin(_ scenario: Scenario) async throws {
        try await scenario.running { _ in
            try await eventually("The mailbox is read") { try await scenario.part("mail:sales")?.state == "up" }
        }
    }

    private static func expectOneOfEach(_ scenario: Scenario) async throws {
        try await scenario.withStore { engine async throws in
            #expect(
                try await engine.number("SELECT count(DISTINCT message_id) AS n FROM mail_letter WHERE twin_id IS NULL")
                    == letters
            )
            #expect(try await engine.number("SELECT count(*) AS n FROM mail_letter WHERE twin_id IS NULL") == letters)
            #expect(try await engine.number("SELECT count(*) AS n FROM inbox WHERE kind = 'mail.letter'") == letters)
            #expect(
                try await engine.number("SELECT count(DISTINCT dedup_key) AS n FROM inbox WHERE kind = 'mail.letter'")
                    == letters
            )
        }
    }

    private static func letter(_ number: Int) -> String {
        """
        Message-ID: <\(number)@client.example>\r
        From: client-\(number)@client.example\r
        Subject: letter \(number)\r
        \r
        The body of letter \(number).\r

        """
    }

    private static func settings(_ server: PrivateDovecot) -> String {
        """
        mailboxes:
          - name: sales
            address: alice@example.test
            host: 127.0.0.1
            port: \(server.tlsPort)
            ca: \(server.certificate)
            password: {file: \(server.secretFile)}
        """
    }
}

import Domain
import OneC
import OneCTestSupport
import Store
import TestSupport
import Testing

@Suite struct ExchangeDoorTests {
    @Test(arguments: [("svod", "wrong"), ("stranger", "secret"), ("", ""), ("svod", "secretsecret"), ("svod", "")])
    func aWrongNameOrPasswordIsSaidAs1CShowsIt(_ user: String, _ password: String) async throws {
        try await ExchangeHarness.withoutReader(.sqlite) { harness in
            var client = harness.client(.ut)
            (client.user, client.password) = (user, password)
            let reply = try await client.ask("checkauth", session: nil, authorization: client.authorization)
            #expect(reply.status == 401)
            #expect(reply.text == "failure\nНеверное имя пользователя или пароль")
        }
    }

    @Test func guessesAreSlowedDownAfterFive() async throws {
        try await ExchangeHarness.withoutReader(.sqlite) { harness in
            var guesser = harness.client(.ut)
            guesser.password = "wrong"
            var seen: [Int] = []
            for _ in 1...5 {
                let reply = try await guesser.ask("checkauth", session: nil, authorization: guesser.authorization)
                seen.append(reply.status)
            }
            let client = harness.client(.ut)
            let tooSoon = try await client.ask("checkauth", session: nil, authorization: client.authorization)
            harness.clock.advance(by: .seconds(2))
            let later = try await client.ask("checkauth", session: nil, authorization: client.authorization)
            #expect(seen == [401, 401, 401, 401, 401])
            #expect(tooSoon.status == 429)
            #expect(later.word == "success")
        }
    }

    @Test(arguments: ["init", "file", "import", "query", "success"])
    func withoutASessionNothingIsDone(_ mode: String) async throws {
        try await ExchangeHarness.withoutReader(.sqlite) { harness in
            for session in [nil, "guess"] {
                let reply = try await harness.client(.ut).ask(mode, "orders.xml", [1], session: session)
                #expect(reply.status == 401)
            }
        }
    }

    @Test func aSessionThatWasSilentForADayIsOver() async throws {
        try await ExchangeHarness.withoutReader(.sqlite) { harness in
            let client = harness.client(.ut)
            let session = try await client.begin()
            harness.clock.advance(by: .seconds(23 * 3600))
            #expect(try await client.ask("init", session: session).status == 200)
            harness.clock.advance(by: .seconds(23 * 3600))
            #expect(try await client.ask("init", session: session).status == 200)
            harness.clock.advance(by: .seconds(25 * 3600))
            #expect(try await client.ask("init", session: session).status == 401)
        }
    }

    @Test func whoLosesTheCookieAndNamesItselfAgainGoesOn() async throws {
        try await ExchangeHarness.with(.sqlite) { harness in
            let client = harness.client(.ut)
            let file = Orders.file(2)
            _ = try await client.begin()
            for piece in [file[..<500], file[500...]] {
                let reply = try await client.ask(
                    "file",
                    "orders.xml",
                    Array(piece),
                    session: nil,
                    authorization: client.authorization
                )
                #expect(reply.word == "success")
            }
            #expect(try await harness.documents().count == 2)
        }
    }

    @Test func theSecretOfASessionIsNotInTheStore() async throws {
        try await ExchangeHarness.withoutReader(.sqlite) { harness in
            let session = try await harness.client(.ut).begin()
            let found = try await harness.engine.number(
                "SELECT count(*) AS n FROM onec_session WHERE secret_hash = \(session)"
            )
            #expect(found == 0)
            #expect(try await harness.engine.number("SELECT count(*) AS n FROM onec_session") == 1)
        }
    }

    @Test(arguments: ["", "fly", "checkauth "])
    func anUnknownModeIsSaid(_ mode: String) async throws {
        try await ExchangeHarness.withoutReader(.sqlite) { harness in
            let reply = try await harness.client(.ut).ask(mode, session: nil)
            #expect(reply.word == "failure")
            #expect(reply.text.contains("mode"))
        }
    }
}

import Domain
import Intake
import Store
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10))) struct RefusalTests {
    private static let form = #"{"phone":"89215550101"}"#

    @Test func aWrongKeyIsRefusedAndGuessingSlowedDown() async throws {
        try await IntakeHarness.with(.sqlite) { intake in
            for _ in 0..<10 {
                let reply = try await intake.client.json("forms", Self.form, ["X-Svod-Key": "wrong"])
                #expect(reply?.status == 401 && reply?.member("error.field") == "X-Svod-Key")
            }
            let reply = try await intake.client.json("forms", Self.form)
            #expect(reply?.status == 429 && reply?.headers["retry-after"] != nil)
            intake.clock.advance(by: .seconds(60))
            #expect(try await intake.client.json("forms", Self.form)?.status == 201)
        }
    }

    @Test func onlyOriginsOfTheListMaySendFromTheBrowser() async throws {
        try await IntakeHarness.with(.sqlite) { intake in
            let good = ["Origin": "https://shop.example"]
            let taken = try await intake.client.json("forms", Self.form, good)
            #expect(taken?.status == 201 && taken?.headers["access-control-allow-origin"] == "https://shop.example")
            let other = try await intake.client.json("forms", Self.form, ["Origin": "https://evil.example"])
            #expect(other?.status == 403 && other?.headers["access-control-allow-origin"] == nil)
            let asked = try await intake.client.send("OPTIONS", "forms", good)
            #expect(asked?.status == 204 && asked?.headers["access-control-allow-methods"] == "POST")
            #expect(asked?.headers["access-control-allow-headers"]?.contains("idempotency-key") == true)
            #expect(try await intake.client.send("OPTIONS", "forms", ["Origin": "https://evil.example"])?.status == 403)
            #expect(try await intake.requests().count == 1)
        }
    }

    @Test func anAddressThatSendsTooOftenWaits() async throws {
        try await IntakeHarness.with(.sqlite, .site({ $0.rate = 3 })) { intake in
            var statuses: [Int?] = []
            for number in 0..<5 {
                statuses.append(try await intake.client.json("forms", #"{"phone":"8921555010\#(number)"}"#)?.status)
            }
            #expect(statuses == [201, 201, 201, 429, 429])
            intake.clock.advance(by: .seconds(20))
            #expect(try await intake.client.json("forms", #"{"phone":"89215550199"}"#)?.status == 201)
        }
    }

    @Test func theAddressIsTheOneThatATrustedProxyNames() async throws {
        try await IntakeHarness.with(
            .sqlite,
            IntakeHarness.Setup(settings: { $0.trustedProxies = ["127.0.0.1"] }, site: { $0.rate = 1 })
        ) { (intake) async throws -> Void in
            for client in ["10.0.0.1", "10.0.0.2"] {
                let forwarded = ["X-Forwarded-For": "1.1.1.1, \(client)"]
                #expect(try await intake.client.json("forms", #"{"text":"\#(client)"}"#, forwarded)?.status == 201)
                #expect(try await intake.client.json("forms", Self.form, forwarded)?.status == 429)
            }
        }
    }

    @Test func aLengthThatLiesKeepsNothing() async throws {
        try await IntakeHarness.with(.sqlite, .settings({ $0.limits.body = 1 << 20 })) { intake in
            let headers = ["X-Svod-Key": IntakeHarness.key, "Content-Type": "application/json"]
            let huge = try await intake.client.send("POST", "forms", headers, length: 1 << 40)
            #expect(huge?.status == 413)
            // Shorter than it said: the connection ends, and nobody is answered with "accepted".
            let request = "POST /intake/v1/forms HTTP/1.1\r\nHost: a\r\nX-Svod-Key: \(IntakeHarness.key)\r\n"
            for length in ["-1", "1, 2", "99999999999999999999999"] {
                let said = try await intake.client.say([Array("\(request)Content-Length: \(length)\r\n\r\n{}".utf8)])
                #expect(!said.contains(" 201 "))
            }
            // No length at all: chunks, until the limit.
            let chunk = "10000\r\n" + String(repeating: " ", count: 65_536) + "\r\n"
            let head = request + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
            let pieces = [Array(head.utf8)] + Array(repeating: Array(chunk.utf8), count: 20)
            #expect(WireReply(try await intake.client.say(pieces))?.status == 413)
            #expect(try await intake.requests().isEmpty)
        }
    }

    @Test func aSlowBodyIsGivenUp() async throws {
        try await IntakeHarness.with(.sqlite) { intake in
            let head =
                "POST /intake/v1/forms HTTP/1.1\r\nHost: a\r\nX-Svod-Key: \(IntakeHarness.key)\r\n"
                + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"
            async let said = intake.client.say([Array(head.utf8)])
            while intake.clock.sleepers == 0 { await Task.yield() }
            intake.clock.advance(by: .seconds(31))
            let reply = WireReply(try await said)
            #expect(reply?.status == 408 && reply?.member("error.code") == "too_slow")
        }
    }

    @Test func otherTypesAndOtherPlacesAreRefused() async throws {
        try await IntakeHarness.with(.sqlite) { intake in
            for type in ["text/plain", "", "multipart/form-data", "multipart/mixed; boundary=a"] {
                let status = try await intake.client.json("forms", Self.form, ["Content-Type": type])?.status
                #expect([400, 415].contains(status), "\(type)")
            }
            #expect(try await intake.client.send("GET", "forms")?.status == 404)
            #expect(try await intake.client.send("GET", "try")?.status == 404)
            #expect(try await intake.client.json("visits", "{}")?.status == 404)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func whatCannotBeKeptIsNotAccepted(_ kind: EngineKind) async throws {
        let broken = IntakeHarness.Setup.handle { _, _ in throw SvodError(.invalidInput, "no such thing") }
        try await IntakeHarness.with(kind, .handle({ _, _ in throw SvodError(.unavailable, "not now") })) { intake in
            let reply = try await intake.client.json("forms", Self.form)
            #expect(reply?.status == 503 && reply?.headers["retry-after"] == "5")
            #expect(try await intake.engine.number("SELECT count(*) AS n FROM intake_key") == 0)
        }
        // A row that cannot be handled is held, visibly, and was taken all the same.
        try await IntakeHarness.with(kind, broken) { (intake) async throws -> Void in
            #expect(try await intake.client.json("forms", Self.form)?.status == 201)
            #expect(try await intake.engine.number("SELECT count(*) AS n FROM inbox WHERE state = 'held'") == 1)
        }
    }
}

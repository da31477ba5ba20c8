import Domain
import Synchronization
import Testing
import Transfer

@testable import Mail

@Suite struct TokenSourceTests {
    private final class Provider: Sendable {
        let calls = Mutex<[String]>([])
        let answers: Mutex<[HTTPReply]>

        init(_ answers: [(Int, String)]) {
            self.answers = Mutex(answers.map { HTTPReply(status: $0.0, body: Array($0.1.utf8)) })
        }

        func answer(_ call: HTTPCall) -> HTTPReply {
            calls.withLock { $0.append(String(decoding: call.body ?? [], as: UTF8.self)) }
            return answers.withLock { $0.removeFirst() }
        }
    }

    private static let settings = OAuthSettings(
        endpoint: "https://oauth.example/token",
        clientID: "id",
        clientSecret: Secret("s&s"),
        refreshToken: Secret("r1")
    )

    @Test func keepsATokenUntilItsLastMinute() async throws {
        let now = Mutex(Timestamp(seconds: 1000))
        let provider = Provider([
            (200, #"{"access_token":"t1","expires_in":600,"refresh_token":"r2"}"#),
            (200, #"{"access_token":"t2","expires_in":600}"#),
        ])
        let source = TokenSource(Self.settings, clock: WallClock { now.withLock { $0 } }) { provider.answer($0) }
        #expect(try await source.token().exposed == "t1")
        #expect(try await source.token().exposed == "t1")
        now.withLock { $0 = Timestamp(seconds: 1545) }
        #expect(try await source.token().exposed == "t2")
        let calls = provider.calls.withLock { $0 }
        #expect(calls.count == 2)
        #expect(calls[0] == "grant_type=refresh_token&client_id=id&refresh_token=r1&client_secret=s%26s")
        #expect(calls[1].contains("refresh_token=r2"))
    }

    @Test func whoAsksWhileAnotherAsksGetsThatOnesToken() async throws {
        let provider = Provider([(200, #"{"access_token":"t1","expires_in":600,"refresh_token":"r2"}"#)])
        let source = TokenSource(Self.settings, clock: .system) { call in
            for _ in 0..<50 { await Task.yield() }
            return provider.answer(call)
        }
        try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<8 { group.addTask { try await source.token().exposed } }
            for try await token in group { #expect(token == "t1") }
        }
        #expect(provider.calls.withLock { $0.count } == 1)
    }

    @Test func anExchangedTokenIsKeptAndRecalled() async throws {
        let kept = Mutex<Secret?>(nil)
        let memory = TokenSource.Memory(
            recall: { kept.withLock { $0 } },
            keep: { token in kept.withLock { $0 = token } }
        )
        let provider = Provider([
            (200, #"{"access_token":"t1","refresh_token":"r2"}"#), (400, #"{"error":"invalid_grant"}"#),
            (200, #"{"access_token":"t2"}"#),
        ])
        _ = try await TokenSource(Self.settings, memory: memory, clock: .system) { provider.answer($0) }.token()
        #expect(kept.withLock { $0 } == Secret("r2"))
        let second = TokenSource(Self.settings, memory: memory, clock: .system) { provider.answer($0) }
        await #expect(throws: SvodError.self) { try await second.token() }
        #expect(try await second.token().exposed == "t2")
        let used = provider.calls.withLock { $0 }.map { $0.split(separator: "&")[2] }
        #expect(used == ["refresh_token=r1", "refresh_token=r2", "refresh_token=r1"])
    }

    @Test(arguments: [
        (400, #"{"error":"invalid_grant","error_description":"expired"}"#, SvodError.Code.authenticationFailed),
        (401, "", .authenticationFailed), (503, "<html>", .unavailable), (200, "{}", .unavailable),
        (400, #"{"error":"slow_down"}"#, .unavailable),
    ])
    func tellsARefusalFromAFault(_ status: Int, _ body: String, _ code: SvodError.Code) async throws {
        let provider = Provider([(status, body)])
        let source = TokenSource(Self.settings, clock: .system) { provider.answer($0) }
        let error = await #expect(throws: SvodError.self) { try await source.token() }
        #expect(error?.code == code)
    }
}

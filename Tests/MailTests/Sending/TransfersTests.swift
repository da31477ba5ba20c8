import Domain
import Foundation
import Testing
import Transfer

/// Transfers to servers that say nothing: each ends by its limit or when nobody waits any more.
@Suite(.timeLimit(.minutes(10)))
struct TransfersTests {
    @Test func aCallEndsByItsLimit() async throws {
        let silent = try SilentServer()
        let transfers = Transfers()
        defer { transfers.stop() }
        #expect(await Self.fault { try await Self.call(silent, over: transfers) }?.code == .timedOut)
    }

    @Test func aSessionEndsByItsLimit() async throws {
        let silent = try SilentServer()
        let transfers = Transfers()
        defer { transfers.stop() }
        let target = SessionTarget(
            MailServer(host: "127.0.0.1", port: silent.port, security: .none),
            connecting: .milliseconds(200)
        )
        #expect(await Self.fault { _ = try await transfers.open(target) }?.code == .timedOut)
    }

    @Test func whatIsStoppedAnswersNobody() async throws {
        let silent = try SilentServer()
        let transfers = Transfers()
        let call = HTTPCall("GET", "http://127.0.0.1:\(silent.port)/")
        async let fault = Self.fault { _ = try await transfers.call(call) }
        transfers.stop()
        #expect(await fault?.code == .unavailable)
    }

    @Test func nobodyIsThere() async throws {
        let transfers = Transfers()
        defer { transfers.stop() }
        #expect(
            await Self.fault { _ = try await transfers.call(HTTPCall("GET", "http://127.0.0.1:1/")) }?.code
                == .unavailable
        )
        #expect(await Self.fault { _ = try await transfers.call(HTTPCall("GET", "file:///etc/passwd")) } != nil)
    }

    private static func call(_ server: SilentServer, over transfers: Transfers) async throws {
        var call = HTTPCall("GET", "http://127.0.0.1:\(server.port)/")
        call.whole = .milliseconds(200)
        _ = try await transfers.call(call)
    }

    private static func fault(_ body: @Sendable () async throws -> Void) async -> SvodError? {
        do {
            try await body()
            return nil
        } catch {
            return error as? SvodError
        }
    }
}

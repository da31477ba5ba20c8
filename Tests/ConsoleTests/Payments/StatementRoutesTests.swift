import Domain
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Records
import Store
import TestSupport
import Testing

@testable import Console

@Suite struct StatementRoutesTests {
    /// Puts a statement as somebody with `roles`, to a console whose reader is `read`.
    private func put(
        as roles: [Role],
        _ read: (@Sendable ([UInt8]) async throws -> StatementOutcome)?
    ) async throws -> TestResponse {
        try await TestEngines.with(.sqlite) { engine in
            let test = try TestConsole(engine: engine, statements: read)
            let me = try await test.session("vera", roles: roles)
            return try await test.application.test(.router) { client in
                try await client.execute(
                    uri: "/api/v1/statements",
                    method: .put,
                    headers: me.form,
                    body: ByteBuffer(bytes: [0x31, 0x43, 0xCF])
                ) { $0 }
            }
        }
    }

    @Test func bytesGoToTheReaderAsTheyAre() async throws {
        let answer = try await put(as: [.accountant]) { bytes in
            #expect(bytes == [0x31, 0x43, 0xCF])
            return StatementOutcome(isRead: true, payments: 2, refused: ["сумма не число"], fault: "line 7")
        }
        #expect(answer.status == .ok)
        let outcome = try answer.json
        #expect(outcome["payments"] == 2 && outcome["fault"] == "line 7" && outcome["refused"] == ["сумма не число"])
    }

    @Test func whatIsNoStatementIsRefused() async throws {
        let answer = try await put(as: [.accountant]) { _ in throw SvodError(.invalidInput, "no statement") }
        #expect(answer.status == .badRequest)
    }

    @Test func onlyWhoReconcilesHandsOver() async throws {
        let answer = try await put(as: [.operator]) { _ in
            Issue.record("the reader was asked")
            return StatementOutcome()
        }
        #expect(answer.status == .forbidden)
    }

    @Test func withoutAnExchangeItSaysSo() async throws {
        #expect(try await put(as: [.accountant], nil).status == .serviceUnavailable)
    }
}

import Domain
import Foundation
import Funnels
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Reconciliation
import Records
import Store
import TestSupport

@testable import Console

/// An accountant at the console of a company whose orders and payments come from 1C.
struct PaymentStory: Sendable {
    let test: TestConsole
    let client: any TestClientProtocol
    let me: TestSession

    static func with(
        _ kind: EngineKind,
        roles: [Role] = [.accountant],
        _ body: @escaping @Sendable (PaymentStory) async throws -> Void
    ) async throws {
        try await TestEngines.with(kind) { engine in
            let test = try TestConsole(engine: engine)
            let me = try await test.session("vera", roles: roles)
            try await test.application.test(.router) { client in
                try await body(PaymentStory(test: test, client: client, me: me))
            }
        }
    }

    /// Two orders of one client, 1000 and 500 roubles.
    func orders() async throws {
        try await receive(order("НФ-000123", 1000_00), order("НФ-000124", 500_00))
    }

    func order(_ number: String, _ sum: Int64, inn: String = "7707083893") -> OneCDocument {
        var document = document(.order, number, sum)
        document.party = OneCParty(name: "ООО Ромашка", inn: inn)
        document.date = CivilDate("2026-11-01")
        return document
    }

    func payment(
        _ number: String,
        _ sum: Int64,
        purpose: String? = nil,
        inn: String? = "7707083893",
        _ change: (inout OneCDocument) -> Void = { _ in }
    ) -> OneCDocument {
        var document = document(.payment, number, sum)
        document.purpose = purpose
        document.date = CivilDate("2026-11-20")
        document.paymentKind = .bank
        if let inn { document.party = OneCParty(name: "ООО Ромашка", inn: inn) }
        change(&document)
        return document
    }

    private func document(_ kind: OneCDocumentKind, _ number: String, _ sum: Int64) -> OneCDocument {
        var document = OneCDocument(
            kind: kind,
            id: number,
            exchange: "unf",
            source: .json,
            version: OneCVersion(number: 1),
            sum: Money(minor: sum)
        )
        document.number = number
        return document
    }

    func receive(_ documents: OneCDocument...) async throws {
        let handler = OneCDocumentHandler(bus: EventBus(), clock: test.clock.wallClock)
        for document in documents {
            try await test.engine.write(.normal) { try handler.handle(document, cause: .command, $0) }
        }
    }

    /// A document that comes through the inbox; answers its row.
    func arrive(_ document: OneCDocument) async throws -> InboxID {
        let (now, handler) = (test.clock.timestamp, OneCDocumentHandler(bus: EventBus(), clock: test.clock.wallClock))
        return try await test.engine.write(.normal) { connection in
            let new = try OneCInbox.row(for: document, key: "\(document.id)/\(document.version.major)", receivedAt: now)
            let id = try requireValue(try Inbox.accept(new, in: connection))
            try handler.handle(document, cause: .inbox(id), connection)
            return id
        }
    }

    func page(_ path: String) async throws -> TestResponse {
        try await client.execute(uri: path, method: .get, headers: me.headers) { $0 }
    }

    /// The number of an order.
    func id(_ order: String) async throws -> Int64 {
        let found = try await test.engine.read { try OrderBook.find(OneCDocumentKey(order, exchange: "unf"), in: $0) }
        return try requireValue(found).id.rawValue
    }

    func get(_ path: String) async throws -> JSON {
        try await client.execute(uri: path, method: .get, headers: me.headers) { $0 }.json
    }

    func shelf(_ name: String = "waiting") async throws -> JSON { try await get("/api/v1/payments?shelf=\(name)") }

    func post(_ path: String, _ json: String = "{}", as session: TestSession? = nil) async throws -> TestResponse {
        var headers = (session ?? me).form
        headers[.contentType] = "application/json"
        return try await client.execute(uri: path, method: .post, headers: headers, body: ByteBuffer(string: json)) {
            $0
        }
    }
}

import Domain
import HTTPTypes
import HummingbirdTesting
import Records
import Store
import TestSupport
import Testing

@testable import Console
@testable import Reconciliation

@Suite struct ExchangePagesTests {
    @Test("Every session, its files, what was refused in them", arguments: TestEngines.kinds)
    func sessions(_ kind: EngineKind) async throws {
        try await PaymentStory.with(kind) { story in
            let at = story.test.clock.timestamp
            let document = story.order("НФ-000123", 1000_00)
            try await story.test.engine.write(.normal) { connection in
                let session = try connection.insert(
                    """
                    INSERT INTO onec_session (exchange, secret_hash, started_at, touched_at)
                    VALUES ('unf', 'h', \(at), \(at + .seconds(75)))
                    """
                )
                let file = try connection.insert(
                    "INSERT INTO onec_file (session_id, name, size, at) VALUES (\(session), 'a.zip', 4096, \(at))"
                )
                let reading = try connection.insert(
                    """
                    INSERT INTO onec_reading (file_id, session_id, entry, state, position, documents, refused, error, at)
                    VALUES (\(file), \(session), 'orders.xml', 'broken', 2, 1, 1, 'line 7: the file is cut', \(at))
                    """
                )
                _ = try connection.insert(
                    """
                    INSERT INTO onec_file_refusal (reading_id, position, document, reason)
                    VALUES (\(reading), 1, 'order-9', 'the sum is no number')
                    """
                )
                let row = try OneCInbox.row(for: document, key: "\(reading)/0/0", receivedAt: at)
                _ = try Inbox.accept(row, in: connection)
            }
            let list = try await story.page("/exchange")
            #expect(list.text.contains("unf") && list.text.contains("4 КБ") && list.text.contains("не дочитано: 1"))
            let session = try await story.page("/exchange/sessions/1")
            for text in [
                "orders.xml", "оборван", "line 7: the file is cut", "order-9", "НФ-000123", "1\u{A0}000\u{A0}₽",
            ] {
                #expect(session.text.contains(text), "\(text)")
            }
            #expect(try await story.page("/exchange/documents").text.contains("ждёт обработки"))
            #expect(try await story.page("/exchange/sessions/2").status == .notFound)
        }
    }

    @Test("A refused document is taken again once what stood against it is gone", arguments: TestEngines.kinds)
    func again(_ kind: EngineKind) async throws {
        try await PaymentStory.with(kind) { story in
            var order = story.order("НФ-000123", 1000_00)
            order.sum = Money(minor: 1000_00, currency: "USD")
            try await story.receive(order)
            let row = try await story.arrive(story.payment("17", 100_00) { $0.base = "НФ-000123" })
            #expect(try await story.page("/exchange/refused").text.contains("its order in USD"))
            let path = "/exchange/documents/\(row)/again"
            #expect(try await story.post(path).headers[.location] == "/exchange/refused?still=1")
            order.sum = Money(minor: 1000_00)
            order.version = OneCVersion(number: 2)
            try await story.receive(order)
            let head = try await story.test.session("anna", roles: [.head])
            #expect(try await story.post(path, as: head).status == .forbidden)
            let answer = try await story.post("/exchange/again", "from=2020-01-01")
            #expect(answer.headers[.location] == "/exchange/refused?taken=1&still=0")
            let refused = try await story.page("/exchange/refused").text
            #expect(!refused.contains("its order in USD"))
            #expect(try await story.shelf("all")["rows"][0]["standing"].list.count == 1)
            #expect(
                try await story.post(path).headers[.location] == "/exchange/refused?taken=1",
                "nothing changes twice"
            )
            #expect(try await story.shelf("all")["rows"][0]["standing"].list.count == 1)
        }
    }
}

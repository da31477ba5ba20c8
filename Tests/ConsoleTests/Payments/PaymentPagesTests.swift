import Domain
import HTTPTypes
import HummingbirdTesting
import Store
import TestSupport
import Testing

@testable import Console

@Suite struct PaymentPagesTests {
    @Test("A payment that waits stands with its guesses and why; one leads", arguments: TestEngines.kinds)
    func guesses(_ kind: EngineKind) async throws {
        try await PaymentStory.with(kind) { story in
            try await story.orders()
            try await story.receive(story.payment("481", 700_00, purpose: "Оплата по заказу 123", inn: nil))
            let list = try await story.shelf()
            let row = list["rows"][0]
            #expect(row["payer"] == .null && row["number"] == "481" && row["rest"] == 700_00)
            #expect(row["guesses"].list.count == 1 && row["guesses"][0]["amount"] == 700_00)
            #expect(row["guesses"][0]["reasons"].list.map { $0["name"] } == ["runningNumber", "recent"])
            #expect(row["best"][0]["order"].number == (try await story.id("НФ-000123")))
            #expect(list["orders"][0]["number"] == "НФ-000123" && list["orders"][0]["balance"] == 1000_00)
            #expect(list["total"]["count"] == 1 && list["total"]["rest"]["RUB"] == 700_00)
        }
    }

    @Test("Where nothing leads nothing is offered at one press", arguments: TestEngines.kinds)
    func alike(_ kind: EngineKind) async throws {
        try await PaymentStory.with(kind) { story in
            try await story.receive(story.order("1", 500_00), story.order("2", 500_00))
            try await story.receive(story.payment("9", 500_00))
            let row = try await story.shelf()["rows"][0]
            #expect(row["guesses"].list.count == 2 && row["best"] == [])
        }
    }

    @Test("A split, its undo, and the version that was seen", arguments: TestEngines.kinds)
    func split(_ kind: EngineKind) async throws {
        try await PaymentStory.with(kind) { story in
            try await story.orders()
            try await story.receive(story.payment("7", 900_00, inn: nil))
            let (first, second) = (try await story.id("НФ-000123"), try await story.id("НФ-000124"))
            let id = try await story.shelf()["rows"][0]["id"].number ?? 0
            let path = "/api/v1/payments/\(id)"
            let greedy = "{\"shares\": [{\"order\": \(first), \"amount\": 90001}]}"
            #expect(try await story.post("\(path)/allocate", greedy).status == .badRequest)
            let shares =
                "[{\"order\": \(first), \"amount\": 50000}, {\"order\": \(second), \"amount\": 30000}]"
            let done = try await story.post("\(path)/allocate", "{\"shares\": \(shares), \"advance\": true}")
            #expect(done.status == .ok)
            let payment = try done.json["payment"]
            #expect(payment["rest"] == 100_00 && payment["isAdvance"] == true && payment["canUndo"] == true)
            #expect(try await story.shelf()["rows"] == [])
            #expect(try await story.shelf("advances")["rows"].list.count == 1)
            let again = try await story.post("\(path)/allocate", "{\"shares\": \(shares)}")
            #expect(again.status == .conflict, "the split was not seen")
            #expect(try await story.post("\(path)/undo", "{\"seen\": 9999}").status == .conflict)
            let decision = payment["decision"].number ?? 0
            let undone = try await story.post("\(path)/undo", "{\"seen\": \(decision)}")
            #expect(try undone.json["payment"]["rest"] == 900_00)
            #expect(try undone.json["decisions"].list.map { $0["way"] } == ["person", "undo"])
            #expect(try undone.json["decisions"][0]["staff"] == "Ольга Петрова")
            #expect(try await story.shelf()["total"]["count"] == 1)
        }
    }

    @Test("Money that went back stands on the order that it was paid for", arguments: TestEngines.kinds)
    func returns(_ kind: EngineKind) async throws {
        try await PaymentStory.with(kind) { story in
            try await story.orders()
            try await story.receive(story.payment("1", 1000_00, purpose: "по заказу НФ-000123"))
            try await story.receive(
                story.payment("2", 400_00, purpose: "Возврат по заказу НФ-000123") {
                    $0.direction = .outgoing
                }
            )
            let row = try await story.shelf("returns")["rows"][0]
            let order = try await story.id("НФ-000123")
            #expect(row["best"][0]["order"].number == order && row["best"][0]["amount"] == 400_00)
            let body = "{\"shares\": [{\"order\": \(order), \"amount\": 40000}]}"
            let done = try await story.post("/api/v1/payments/\(row["id"].number ?? 0)/allocate", body)
            #expect(try done.json["orders"][0]["paid"] == 600_00)
            #expect(try await story.shelf("returns")["rows"] == [])
        }
    }

    @Test(
        "Too much for an order is a shelf of its own; 1C's payment and the bank's row are one",
        arguments: TestEngines.kinds
    )
    func overpaid(_ kind: EngineKind) async throws {
        try await PaymentStory.with(kind) { story in
            try await story.orders()
            try await story.receive(story.payment("17", 600_00) { $0.base = "НФ-000124" })
            try await story.receive(
                story.payment("17", 600_00) {
                    $0.id = "row-17"
                    $0.source = .bank
                }
            )
            let rows = try await story.shelf("overpaid")["rows"]
            #expect(rows.list.count == 1 && rows[0]["isConfirmed"] == true)
            let sheet = try await story.get("/api/v1/payments/\(rows[0]["id"].number ?? 0)")
            #expect(sheet["twins"].list.map { $0["origin"] } == ["bank"])
            #expect(try await story.shelf("all")["rows"].list.count == 1)
        }
    }

    @Test("Orders are found by number, client and INN", arguments: TestEngines.kinds, ["124", "ромашк", "7707083893"])
    func finding(_ kind: EngineKind, _ text: String) async throws {
        try await PaymentStory.with(kind) { story in
            try await story.orders()
            let found = try await story.get("/api/v1/orders?q=\(Form.encoded(text))")
            #expect(found.list.contains { $0["number"] == "НФ-000124" })
        }
    }

    @Test("The accountant allocates, a head looks, others see nothing")
    func rights() async throws {
        try await PaymentStory.with(.sqlite, roles: [.head]) { story in
            #expect(try await story.shelf()["mayReconcile"] == false)
            #expect(try await story.post("/api/v1/payments/1/allocate").status == .forbidden)
            let manager = try await story.test.session("petr", roles: [.manager])
            let page = try await story.client.execute(uri: "/payments", method: .get, headers: manager.headers) { $0 }
            #expect(page.status == .forbidden)
        }
    }

    @Test("The page begins with what it shows")
    func page() async throws {
        try await PaymentStory.with(.sqlite) { story in
            try await story.receive(story.payment("5", 100_00, purpose: "</script><b>"))
            let page = try await story.client.execute(uri: "/payments", method: .get, headers: story.me.headers) { $0 }
            #expect(page.status == .ok && page.text.contains("data-payments-page"))
            #expect(!page.text.contains("</script><b>"))
        }
    }

    @Test("What happens to a payment is told to those who see payments", arguments: TestEngines.kinds)
    func news(_ kind: EngineKind) async throws {
        try await PaymentStory.with(kind) { story in
            try await story.receive(story.payment("5", 100_00))
            let events = try await story.test.engine.read { connection in
                let entries = try Journal.entries(after: EventID(0), limit: 100, in: connection)
                return try LivePainter.console(clock: story.test.clock.wallClock).paint(
                    entries,
                    [.payments],
                    connection
                )
            }
            #expect(events.map(\.type) == ["payment"] && events.first?.json.contains("payment.posted") == true)
        }
    }
}

import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Records
import Store
import TestSupport
import Testing

@testable import Console

@Suite struct CardPagesTests {
    @Test("A card is told whole: stages, fields with their sources, tasks", arguments: TestEngines.kinds)
    func sheet(_ kind: EngineKind) async throws {
        try await CardStory.with(kind) { story in
            let card = try await story.card("Профнастил", amount: 500, responsible: story.me.session.staff)
            try await story.write("need", .text("Крыша"), of: card)
            try await story.write("paid_sum", .money(Money(minor: 300)), of: card, source: .onec)
            let rows: [[String: FieldValue]] = [
                ["name": .text("Лист"), "quantity": .quantity(2500), "sum": .money(Money(minor: 100))]
            ]
            try await story.write("items", .table(rows), of: card)
            let sheet = try await story.get("/api/v1/cards/\(card)").json
            #expect(sheet["card"]["title"] == "Профнастил" && sheet["subject"] == .text("deal:\(card)"))
            func field(_ name: String) -> JSON { sheet["fields"].list.first { $0["name"] == .text(name) } ?? .null }
            #expect(field("need")["value"] == "Крыша" && field("need")["isRequired"] == true)
            #expect(field("paid_sum")["isReadOnly"] == true && field("paid_sum")["source"]["name"] == "onec")
            #expect(field("amount")["value"]["minor"] == 500 && field("title")["value"] == "Профнастил")
            #expect(field("items")["value"][0]["quantity"] == "2.5")
            #expect(field("source")["choices"] == ["Почта", "Сайт", "Другое"])
            #expect(sheet["funnel"]["stages"].list.count == 5 && sheet["stages"][0]["stage"] == "new")
        }
    }

    @Test("What can be pressed and what is wanted follows the card's values", arguments: TestEngines.kinds)
    func outlook(_ kind: EngineKind) async throws {
        try await CardStory.with(kind) { story in
            let card = try await story.card("Ангар", at: "invoice")
            func sheet() async throws -> (button: JSON, bank: JSON) {
                let sheet = try await story.get("/api/v1/cards/\(card)").json
                return (sheet["buttons"][0], sheet["fields"].list.first { $0["name"] == "bank" } ?? .null)
            }
            let empty = try await sheet()
            #expect(empty.button["name"] == "paid" && empty.button["isOpen"] == false)
            #expect(empty.button["condition"] == "amount > 0" && empty.bank["isRequired"] == false)
            let body = #"{"fields": {"amount": "9500000"}}"#
            #expect(try await story.send("/api/v1/cards/\(card)", body, method: .put).status == .ok)
            let filled = try await sheet()
            #expect(filled.button["isOpen"] == true && filled.bank["isRequired"] == true)
        }
    }

    @Test("The page is drawn, whatever the card is called")
    func drawn() async throws {
        try await CardStory.with { story in
            let card = try await story.card("</script><script>alert(1)</script>")
            let page = try await story.get("/cards/\(card)")
            #expect(page.status == .ok && !page.text.contains("<script>alert"))
            #expect(try await story.get("/cards/999").status == .notFound)
        }
    }

    @Test("The feed has comments, tasks, notices and children in one, newest first", arguments: TestEngines.kinds)
    func feed(_ kind: EngineKind) async throws {
        try await CardStory.with(kind) { story in
            let card = try await story.card("Балка")
            let clock = story.test.clock
            let staff = story.me.session.staff
            try await story.engine.write(.normal) { connection in
                func at(_ second: Int) -> Timestamp { clock.timestamp + .seconds(second) }
                _ = try CardComments.add(
                    "Клиент согласен, @Пётр Смирнов",
                    mentions: [story.colleague],
                    to: card,
                    by: staff,
                    at: at(1),
                    in: connection
                )
                let record = try CardBook.record(of: card, in: connection)
                _ = try CardTasks.make(CardTasks.Order(title: "Замер"), for: record, at: at(2), in: connection)
                try NoticeBook.tell(
                    staff,
                    key: "k",
                    about: card,
                    template: "t",
                    subject: "Сгорел счёт",
                    body: "Позвоните",
                    at: at(3),
                    in: connection
                )
                try Journal.append(
                    NewJournalEntry(
                        at: at(4),
                        kind: "card.moved",
                        subject: "deal:\(card)",
                        cause: .command,
                        actor: staff,
                        data: #"{"from":"new","to":"offer"}"#
                    ),
                    in: connection
                )
            }
            let feed = try await story.get("/api/v1/cards/\(card)/feed").json
            #expect(feed.list.map { $0["kind"] } == ["change", "notice", "task", "comment"])
            #expect(feed[3]["people"][0].number == story.colleague.rawValue)
            guard case .number(let before) = feed[1]["at"] else { throw MissingValue() }
            let rest = try await story.get("/api/v1/cards/\(card)/feed?before=\(before)").json
            #expect(rest.list.map { $0["kind"] } == ["task", "comment"])
            let journal = try await story.get("/api/v1/cards/\(card)/journal").json
            #expect(journal[0]["kind"] == "card.moved")
        }
    }

    @Test("The chain goes up to the first card and down to the last", arguments: TestEngines.kinds)
    func chain(_ kind: EngineKind) async throws {
        try await CardStory.with(kind) { story in
            let first = try await story.card("Обращение", in: "requests")
            let second = try await story.card("Сделка")
            let third = try await story.card("Возврат")
            let hidden = try await story.card("Проект", in: "project", at: "start")
            try await story.engine.write(.normal) { connection in
                try CardBook.change(second, "parent_id = \(first)", in: connection)
                try CardBook.change(third, "parent_id = \(second)", in: connection)
                try CardBook.change(hidden, "parent_id = \(second)", in: connection)
            }
            for card in [first, second, third] {
                let chain = try await story.get("/api/v1/cards/\(card)/chain").json
                #expect(chain.list.map { $0["card"]["title"] } == ["Обращение", "Сделка", "Возврат"])
                #expect(chain.list.map { $0["depth"] } == [0, 1, 2])
            }
        }
    }

    @Test("What is being typed is kept", arguments: TestEngines.kinds)
    func drafts(_ kind: EngineKind) async throws {
        try await CardStory.with(kind) { story in
            let card = try await story.card("Балка")
            let path = "/api/v1/cards/\(card)/draft"
            let kept = try await story.send(path, #"{"body": {"fields": {"need": "Кры"}, "version": 1}}"#, method: .put)
            #expect(kept.status == .noContent)
            let draft = try await story.get("/api/v1/cards/\(card)").json["draft"]
            #expect(draft == #"{"fields":{"need":"Кры"},"version":1}"#)
            _ = try await story.send(path, method: .delete)
            #expect(try await story.get("/api/v1/cards/\(card)").json["draft"] == .null)
        }
    }

    @Test("A new card's form says what must be filled")
    func begin() async throws {
        try await CardStory.with { story in
            let form = try await story.get("/api/v1/funnels/sale/fields?stage=offer").json
            let required = form["fields"].list.filter { $0["isRequired"] == true }.map { $0["name"] }
            #expect(required == ["amount"])
            #expect(form["funnel"]["start"] == ["new", "offer", "invoice"])
        }
    }

    @Test("A file is kept by its hash and given back under its name")
    func files() async throws {
        let folder = NSTemporaryDirectory() + "svod-files-\(UInt64.random(in: .min ... .max))"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await CardStory.with(files: folder) { story in
            var headers = story.me.form
            headers[.contentType] = "application/pdf"
            let body = ByteBuffer(string: "%PDF-1.7 счёт")
            let name = "%D0%A1%D1%87%D1%91%D1%82%20%E2%84%96%201.pdf"
            let kept = try await story.client.execute(
                uri: "/api/v1/files/\(name)",
                method: .put,
                headers: headers,
                body: body
            ) { $0 }
            #expect(kept.status == .created)
            #expect(try kept.json["name"] == "Счёт № 1.pdf")
            guard case .text(let hash) = try kept.json["hash"] else { throw MissingValue() }
            let given = try await story.get("/files/\(hash)")
            #expect(given.text == "%PDF-1.7 счёт" && given.headers[.contentType] == "application/pdf")
            #expect(given.headers[.contentDisposition]?.hasSuffix("1.pdf") == true)
            #expect(try await story.get("/files/\(String(repeating: "0", count: 64))").status == .notFound)
            #expect(try await story.get("/files/..%2F..%2Fetc%2Fpasswd").status == .notFound)
        }
    }
}

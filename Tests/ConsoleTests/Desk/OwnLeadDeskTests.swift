import Domain
import HTTPTypes
import HummingbirdTesting
import Records
import Store
import TestSupport
import Testing

@testable import Console

/// A lead that somebody made by hand, as the desk, the lists and the search show it.
@Suite struct OwnLeadDeskTests {
    private static func make(_ desk: DeskStory) async throws -> (card: Int64, lead: LeadID) {
        let asked = try await desk.get("/api/v1/funnels/lead/fields").json["fields"].list
        let phone = asked.first { $0["name"] == "phone" }
        #expect(phone?["isReadOnly"] == false, "its number is typed")
        let made = try await desk.send(
            .post,
            "/api/v1/cards",
            #"{"funnel": "lead", "fields": {"title": "С выставки", "phone": "8 921 123-45-67", "comment": "Ждёт цену"}}"#
        )
        #expect(made.status == .created)
        let card = try made.json["id"].number ?? 0
        let lead = try await desk.engine.read { connection in
            try requireValue(try connection.row("SELECT lead_id FROM card WHERE id = \(card)")).get("lead_id") as LeadID
        }
        return (card, lead)
    }

    @Test("Its number tells the desk of it when the client calls", arguments: TestEngines.kinds)
    func theDesk(_ kind: EngineKind) async throws {
        try await DeskStory.with(kind, roles: [.operator, .manager]) { desk in
            let (_, lead) = try await Self.make(desk)
            let before = try await desk.get("/api/v1/desk").json["calls"].list
            #expect(before.isEmpty, "no call of it is under way")
            let call = try await desk.tell("1.1", .inbound(DeskStory.caller), .ringing(.extension("101")))
            let shown = try await desk.card(call)
            let matters = shown["matters"].list.filter { $0["kind"] == "lead" }.map { $0["id"].number }
            #expect((matters + [shown["lead"]["id"].number]).contains(lead.rawValue))
            let found = try await desk.get("/api/v1/search?q=9211234567")
            #expect(found.text.contains("С выставки"), "\(found.text)")
        }
    }

    @Test("Its card shows what the lead's row holds, and takes another number", arguments: TestEngines.kinds)
    func theCard(_ kind: EngineKind) async throws {
        try await DeskStory.with(kind, roles: [.operator, .manager]) { desk in
            let (card, lead) = try await Self.make(desk)
            let path = "/api/v1/cards/\(card)"
            let sheet = try await desk.get(path).json
            let fields = sheet["fields"].list
            func value(_ name: String) -> JSON? { fields.first { $0["name"] == .text(name) }?["value"] }
            #expect(value("phone") == "+79211234567" && value("comment") == "Ждёт цену")
            let other = try await desk.send(.put, path, #"{"fields": {"phone": "8 921 000-00-00"}}"#)
            #expect(other.status == .ok)
            let journal = try await desk.get("\(path)/journal").json.list
            #expect(journal.contains { $0["kind"] == "card.created" })
            let kept = try await desk.engine.number(
                "SELECT count(*) AS n FROM lead WHERE id = \(lead) AND number = '+79210000000'"
            )
            #expect(kept == 1)
            #expect(try await desk.get("/leads").text.contains("С выставки"))
        }
    }

    @Test("A lead of a call keeps the number that the exchange told")
    func aCaller() async throws {
        try await DeskStory.with(roles: [.operator, .manager]) { desk in
            let lead = try await desk.talk().lead
            let card = try #require(try await desk.engine.read { try CardBook.card(of: lead, in: $0) })
            let fields = try await desk.get("/api/v1/cards/\(card)").json["fields"].list
            #expect(fields.first { $0["name"] == "phone" }?["isReadOnly"] == true)
            let other = try await desk.send(.put, "/api/v1/cards/\(card)", #"{"fields": {"phone": "8 921 000-00-00"}}"#)
            #expect(other.status == .forbidden)
        }
    }
}

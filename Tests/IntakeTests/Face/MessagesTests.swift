import Domain
import Intake
import Store
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10))) struct MessagesTests {
    private func message(_ id: String, _ text: String) -> String {
        #"""
        {"conversation":"vk-1","message_id":"\#(id)","text":"\#(text)","sent_at":1795417000,
         "sender":{"name":"Анна","phone":"+79215550103"}}
        """#
    }

    @Test("F062 F096: messages of a conversation are one stream, each is taken once", arguments: TestEngines.kinds)
    func messagesOfAConversationAreOneStream(_ kind: EngineKind) async throws {
        try await IntakeHarness.with(kind) { intake in
            #expect(try await intake.client.json("messages", message("1", "Здравствуйте"))?.status == 201)
            #expect(try await intake.client.json("messages", message("2", "Есть дверь?"))?.status == 201)
            intake.clock.advance(by: .seconds(3600))
            #expect(try await intake.client.json("messages", message("1", "Здравствуйте"))?.status == 200)
            #expect(try await intake.client.json("messages", message("1", "Другое"))?.status == 422)
            let requests = try await intake.requests()
            #expect(requests.map(\.text) == ["Здравствуйте", "Есть дверь?"])
            #expect(requests.allSatisfy { $0.kind == .message && $0.conversation == "vk-1" })
            #expect(requests[0].client.name == "Анна" && requests[0].sentAt == Timestamp(seconds: 1_795_417_000))
            #expect(try await intake.engine.number("SELECT count(DISTINCT stream) AS n FROM inbox") == 1)
        }
    }

    @Test(arguments: [
        ("conversation", #"{"message_id":"1","text":"a"}"#), ("message_id", #"{"conversation":"1","text":"a"}"#),
        ("text", #"{"conversation":"1","message_id":"1"}"#),
    ])
    func whatIsMissingIsNamed(_ field: String, _ body: String) async throws {
        try await IntakeHarness.with(.sqlite) { intake in
            let reply = try await intake.client.json("messages", body)
            #expect(reply?.status == 422 && reply?.member("error.field") == field)
        }
    }
}

import Domain
import Funnels
import Leads
import Store
import TestSupport
import Testing

/// People's commands on leads: all or none, and never over somebody else's change.
@Suite struct LeadCommandsTests {
    @Test(arguments: TestEngines.kinds)
    func aChangeSeenTooLateIsRefused(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try CallStory(engine)
            let olga = try await story.hire("Ольга", phone: "101", department: "Колл-центр")
            try await story.tell("1.1", [CallStory.inbound()])
            let version = try await story.commands.perform([.take], on: LeadID(1), version: 1, by: olga)
            #expect(version > 1)
            let refusal = await #expect(throws: SvodError.self) {
                try await story.commands.perform([.setComment("поздно")], on: LeadID(1), version: 1, by: olga)
            }
            #expect(refusal?.code == .conflict)
            #expect(try await story.value("SELECT comment AS value FROM lead", String.self) == nil)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aRefusedCommandUndoesThoseBeforeIt(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try CallStory(engine)
            let olga = try await story.hire("Ольга", phone: "101", department: "Колл-центр")
            try await story.tell("1.1", [CallStory.inbound()])
            let refusal = await #expect(throws: CardRefusal.self) {
                try await story.commands.perform(
                    [.setTopic("Доставка", other: nil), .convert([:])],
                    on: LeadID(1),
                    by: olga
                )
            }
            guard case .missing(let fields, nil)? = refusal else {
                Issue.record("nothing was asked for")
                return
            }
            #expect(fields.map(\.field) == ["transferred_to"])
            #expect(try await story.value("SELECT topic AS value FROM lead", String.self) == nil)
            #expect(try await story.value("SELECT COUNT(*) AS value FROM card WHERE entity = 'deal'", Int64.self) == 0)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aDuplicateGivesItsCallsToTheOther(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try CallStory(engine)
            let olga = try await story.hire("Ольга", phone: "101", department: "Колл-центр")
            try await story.tell("1.1", [CallStory.inbound("+79211234567"), CallStory.end(.missed)])
            try await story.tell("1.2", [CallStory.inbound("+79217654321"), CallStory.end(.missed)])
            _ = try await story.commands.perform([.joinTo(LeadID(1))], on: LeadID(2), by: olga)
            #expect(try await story.value("SELECT COUNT(*) AS value FROM call WHERE lead_id = 1", Int64.self) == 2)
            #expect(try await story.value("SELECT COUNT(*) AS value FROM task WHERE lead_id = 1", Int64.self) == 2)
            #expect(try await story.value("SELECT reject_reason AS value FROM lead WHERE id = 2") == "Дубль")
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aCommandOnNoLeadSaysSo(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try CallStory(engine)
            let olga = try await story.hire("Ольга", phone: "101", department: "Колл-центр")
            let refusal = await #expect(throws: SvodError.self) {
                try await story.commands.perform([.take], on: LeadID(404), by: olga)
            }
            #expect(refusal?.code == .notFound)
        }
    }
}

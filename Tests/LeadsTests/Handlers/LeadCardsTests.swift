import Domain
import Funnels
import Leads
import Records
import Store
import TestSupport
import Testing

/// A lead stands where its card does: calls and the desk say what happened, the funnel decides, the row follows.
@Suite struct LeadCardsTests {
    private func with(
        _ kind: EngineKind,
        _ body: @Sendable (CallStory, CardCommands, StaffID) async throws -> Void
    ) async throws {
        try await TestEngines.with(kind) { engine in
            let basis = try await FunnelVersions.keep(try FunnelSet.standard, in: engine, at: CallStory.start)
            let story = try CallStory(engine, funnels: basis)
            let olga = try await story.hire("Ольга", phone: "101", department: "Колл-центр")
            try await body(story, story.cards, olga)
        }
    }

    private func place(_ story: CallStory) async throws -> [String] {
        try await story.engine.read { connection in
            let row = try connection.row(
                """
                SELECT card_stage.stage AS stage, card.outcome AS outcome, lead.status AS status
                FROM card JOIN card_stage ON card_id = card.id JOIN lead ON lead.id = card.lead_id
                WHERE card.entity = 'lead'
                """
            )
            return try row.map { try [$0.get("stage"), $0.get("outcome"), $0.get("status")] } ?? []
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aCallMakesACardAndTheLeadFollowsIt(_ kind: EngineKind) async throws {
        try await with(kind) { story, _, olga in
            try await story.tell("1.1", [CallStory.inbound()])
            #expect(try await place(story) == ["inquiry", "open", "inquiry"])
            try await story.tell("1.1", after: .seconds(9), [.answered(.extension("101"))])
            #expect(try await place(story) == ["identification", "open", "identification"])
            let owner = try await story.value("SELECT responsible_id AS value FROM card", StaffID.RawValue.self)
            #expect(owner == olga.rawValue)
            #expect(try await story.journal("lead:1").contains("card.moved"))
        }
    }

    @Test(arguments: TestEngines.kinds)
    func theWonStageMakesTheDealForWhomTheLeadWasHandedTo(_ kind: EngineKind) async throws {
        try await with(kind) { story, _, olga in
            let ivan = try await story.hire("Иван", phone: "202", department: "Двери")
            try await story.tell("1.1", [CallStory.inbound()])
            try await story.commands.perform(
                [.setTopic("Доставка", other: nil), .setTransferredTo(ivan), .convert([:])],
                on: LeadID(1),
                by: olga
            )
            #expect(try await place(story) == ["converted", "won", "converted"])
            let deal: SQL = "SELECT responsible_id AS value FROM card WHERE entity = 'deal'"
            #expect(try await story.value(deal, Int64.self) == ivan.rawValue)
            let linked: SQL = "SELECT count(*) AS value FROM lead JOIN card ON card.id = lead.deal_id"
            #expect(try await story.value(linked, Int64.self) == 1)
            let lead: SQL = "SELECT responsible_id AS value FROM card WHERE entity = 'lead'"
            #expect(try await story.value(lead, Int64.self) == olga.rawValue)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func theBoardMovesTheLeadToo(_ kind: EngineKind) async throws {
        try await with(kind) { story, cards, olga in
            try await story.tell("1.1", [CallStory.inbound(), CallStory.end(.abandoned)])
            #expect(try await place(story) == ["overdue", "open", "overdue"])
            let card = CardID(try #require(try await story.value("SELECT id AS value FROM card", Int64.self)))
            try await cards.move(card, to: "rejected", reason: ("Спам", nil), by: olga)
            #expect(try await place(story) == ["rejected", "lost", "rejected"])
            #expect(try await story.value("SELECT reject_reason AS value FROM lead", String.self) == "Спам")
            let open: SQL = "SELECT count(*) AS value FROM task WHERE done_at IS NULL"
            #expect(try await story.value(open, Int64.self) == 0)
            try await story.commands.perform([.reopen], on: LeadID(1), by: olga)
            #expect(try await place(story) == ["identification", "open", "identification"])
        }
    }
}

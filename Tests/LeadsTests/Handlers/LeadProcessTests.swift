import Domain
import Funnels
import Leads
import Records
import Store
import TestSupport
import Testing

/// What becomes of a lead stands in the funnel's file: a line changed there changes what happens, and nothing else need be.
@Suite struct LeadProcessTests {
    /// svod's own lead funnel with `old` read as `new`.
    private static func basis(_ old: String, _ new: String) throws -> FunnelBasis {
        let text = StandardFunnels.text()
        try #require(text.contains(old))
        let file = FunnelFile(name: "lead.yaml", text: text.replacing(old, with: new))
        return FunnelBasis(set: try FunnelReader.read([file]))
    }

    private func with(
        _ kind: EngineKind,
        _ funnels: FunnelBasis? = nil,
        _ body: @Sendable (CallStory, StaffID) async throws -> Void
    ) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try CallStory(engine, funnels: funnels)
            try await body(story, try await story.hire("Ольга", phone: "101", department: "Колл-центр"))
        }
    }

    private func stage(_ story: CallStory) async throws -> String? {
        try await story.value(
            "SELECT stage AS value FROM card_stage JOIN card ON card.id = card_id WHERE entity = 'lead' AND lead_id = 1"
        )
    }

    private func status(_ story: CallStory, _ lead: Int64 = 1) async throws -> String? {
        try await story.value("SELECT status AS value FROM lead WHERE id = \(lead)")
    }

    private func owner(_ story: CallStory, _ lead: Int64 = 1) async throws -> Int64? {
        try await story.value("SELECT owner_id AS value FROM lead WHERE id = \(lead)")
    }

    @Test("F098: the file says to which stage a missed call goes", arguments: TestEngines.kinds)
    func aMissedCallGoesWhereTheFileSays(_ kind: EngineKind) async throws {
        let night = try Self.basis(
            "call.missed: [{move: overdue}]",
            """
            call.missed: [{move: night}]
                  night:
                    title: Ночью не ответили
                    events: {call.reached: [{move: identification}]}
            """
        )
        try await with(kind, night) { story, _ in
            try await story.tell("1.1", [CallStory.inbound(), CallStory.end(.missed)])
            #expect(try await stage(story) == "night")
            #expect(try await status(story) == "identification")
            #expect(try await story.value("SELECT COUNT(*) AS value FROM task", Int64.self) == 0)
        }
    }

    @Test("The file says how soon a missed caller is called back", arguments: TestEngines.kinds)
    func theTermOfTheCallBackStandsInTheFile(_ kind: EngineKind) async throws {
        try await with(kind, try Self.basis("due: 15m", "due: 40m")) { story, _ in
            try await story.tell("1.1", [CallStory.inbound(), CallStory.end(.missed)])
            let due = try await story.value("SELECT due_at AS value FROM task WHERE kind = 'call_back'", Timestamp.self)
            #expect(due == CallStory.start + .seconds(40 * 60))
        }
    }

    @Test("A company that keeps no files says the term in svod.yaml", arguments: TestEngines.kinds)
    func theTermOfTheConfigurationFillsTheStandardFunnel(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try CallStory(engine, policy: LeadPolicy(callBackWithin: .seconds(7200)))
            try await story.tell("1.1", [CallStory.inbound(), CallStory.end(.missed)])
            let due = try await story.value("SELECT due_at AS value FROM task", Timestamp.self)
            #expect(due == CallStory.start + .seconds(7200))
        }
    }

    @Test("The file says what must be filled before a lead is handed on", arguments: TestEngines.kinds)
    func conversionAsksOneFieldMore(_ kind: EngineKind) async throws {
        let asking = try Self.basis(
            "stages:\n      inquiry:",
            "  budget: money Бюджет\n    stages:\n      inquiry:"
        )
        let text = try #require(asking.set.sources["lead.yaml"])
            .replacing("require: [topic, transferred_to]", with: "require: [topic, transferred_to, budget]")
        let set = try FunnelReader.read([FunnelFile(name: "lead.yaml", text: text)])
        try await with(kind, FunnelBasis(set: set)) { story, olga in
            try await story.tell("1.1", [CallStory.inbound(), .answered(.extension("101"))])
            let ready: [LeadCommand] = [.setTopic("Доставка", other: nil), .setTransferredTo(olga)]
            let refusal = await #expect(throws: CardRefusal.self) {
                try await story.commands.perform(ready + [.convert([:])], on: LeadID(1), by: olga)
            }
            guard case .missing(let fields, nil)? = refusal else {
                Issue.record("nothing was asked for")
                return
            }
            #expect(fields.map(\.title) == ["Бюджет"])
            #expect(try await status(story) == "identification")
            let budget: [String: FieldValue] = ["budget": .money(Money(minor: 5_000_000, currency: "RUB"))]
            try await story.commands.perform(ready + [.convert(budget)], on: LeadID(1), by: olga)
            #expect(try await status(story) == "converted")
            #expect(try await stage(story) == "converted")
        }
    }

    @Test("F068: a funnel that asks nothing lets the lead go", arguments: TestEngines.kinds)
    func whereNothingIsRequiredTheOwnerKeepsTheDeal(_ kind: EngineKind) async throws {
        try await with(kind, try Self.basis("require: [topic, transferred_to]", "require: []")) { story, olga in
            let ivan = try await story.hire("Иван", phone: "202", department: "Двери")
            try await story.tell("1.1", [CallStory.inbound(), .answered(.extension("101"))])
            try await story.commands.perform([.convert([:])], on: LeadID(1), by: ivan)
            let deal = try await story.value(
                "SELECT responsible_id AS value FROM card WHERE entity = 'deal'",
                Int64.self
            )
            #expect(deal == olga.rawValue)
        }
    }

    @Test("F100: a rejection asks for a reason of the file's list", arguments: TestEngines.kinds)
    func aRejectionNeedsAReasonOfTheFile(_ kind: EngineKind) async throws {
        let strict = try Self.basis("\"Не наш профиль\"", "\"Далеко\"")
        try await with(kind, strict) { story, olga in
            try await story.tell("1.1", [CallStory.inbound(), .answered(.extension("101"))])
            func reject(_ reason: String, _ note: String? = nil) async throws {
                try await story.commands.perform([.reject(reason: reason, note: note)], on: LeadID(1), by: olga)
            }
            for (reason, wantsText) in [("Не наш профиль", false), ("Другое", true)] {
                let refusal = await #expect(throws: CardRefusal.self) { try await reject(reason) }
                guard case .needsReason(let question)? = refusal else {
                    Issue.record("no reason was asked for")
                    continue
                }
                #expect(question.wantsText == wantsText && question.choices.entries.contains("Далеко"))
            }
            try await reject("Далеко")
            #expect(try await status(story) == "rejected")
            #expect(try await story.value("SELECT reject_reason AS value FROM lead") == "Далеко")
        }
    }

    @Test("The key of a wrong number needs no entry in the list", arguments: TestEngines.kinds)
    func aWrongNumberIsAReasonWhateverTheListSays(_ kind: EngineKind) async throws {
        try await with(kind, try Self.basis("\"Ошиблись номером\", ", "")) { story, olga in
            try await story.tell("1.1", [CallStory.inbound(), .answered(.extension("101"))])
            let wrong = LeadCommand.reject(reason: LeadPolicy.wrongNumberReason, note: nil)
            try await story.commands.perform([wrong], on: LeadID(1), by: olga)
            #expect(try await status(story) == "rejected")
        }
    }

    @Test("Whoever answers owns the lead, a second person on the line does not", arguments: TestEngines.kinds)
    func theFirstToAnswerOwnsTheLead(_ kind: EngineKind) async throws {
        try await with(kind) { story, olga in
            _ = try await story.hire("Иван", phone: "202", department: "Двери")
            try await story.tell(
                "1.1",
                [
                    CallStory.inbound(), .answered(.extension("101")), .answered(.extension("202")),
                    CallStory.end(.answered),
                ]
            )
            #expect(try await owner(story) == olga.rawValue)
            #expect(try await status(story) == "identification")
            try await story.tell("1.2", [CallStory.inbound("+79217654321"), .answered(.extension("999"))])
            #expect(try await status(story, 2) == "identification")
            #expect(try await owner(story, 2) == nil)
        }
    }

    @Test("The file's intake says whose a lead is", arguments: TestEngines.kinds)
    func aFunnelThatAssignsNobodyLeavesTheLeadToNobody(_ kind: EngineKind) async throws {
        try await with(kind, try Self.basis("assign: answering", "assign: nobody")) { story, olga in
            try await story.tell("1.1", [CallStory.inbound(), .answered(.extension("101"))])
            #expect(try await status(story) == "identification")
            #expect(try await owner(story) == nil)
            try await story.commands.perform([.take], on: LeadID(1), by: olga)
            #expect(try await owner(story) == olga.rawValue)
        }
    }

    @Test("Taking an overdue lead identifies it", arguments: TestEngines.kinds)
    func takingAnOverdueLeadIdentifiesIt(_ kind: EngineKind) async throws {
        try await with(kind) { story, olga in
            try await story.tell("1.1", [CallStory.inbound(), CallStory.end(.missed)])
            try await story.commands.perform([.take], on: LeadID(1), by: olga)
            #expect(try await status(story) == "identification")
            #expect(try await owner(story) == olga.rawValue)
        }
    }

    @Test(
        "Every way of not being answered is overdue",
        arguments: [CallOutcome.missed, .abandoned, .busy, .rejected, .voicemail, .failed]
    )
    func anUnansweredCallIsOverdue(_ outcome: CallOutcome) async throws {
        try await with(.sqlite) { story, _ in
            try await story.tell("1.1", [CallStory.inbound(), CallStory.end(outcome)])
            #expect(try await status(story) == "overdue")
            #expect(try await story.value("SELECT COUNT(*) AS value FROM task", Int64.self) == 1)
        }
    }

    @Test("Nobody can call back a withheld number", arguments: TestEngines.kinds)
    func aWithheldNumberIsNotCalledBack(_ kind: EngineKind) async throws {
        try await with(kind) { story, _ in
            try await story.tell("1.1", [CallStory.inbound(nil), CallStory.end(.missed)])
            #expect(try await status(story) == "overdue")
            #expect(try await story.value("SELECT COUNT(*) AS value FROM task", Int64.self) == 0)
        }
    }

    @Test("An answer in a gap of the line, or on the call that took this one in, is an answer")
    func anAnswerThatNobodyHeardIdentifies() async throws {
        try await with(.sqlite) { story, _ in
            try await story.tell("1.1", [CallStory.inbound(), CallStory.end(.answered)])
            #expect(try await status(story) == "identification")
            let other = CallID(exchange: CallStory.exchange, uniqueID: "1.1")
            let joined = CallSummary(outcome: .abandoned, hungUpBy: .operator, joined: other)
            try await story.tell("1.2", [CallStory.inbound("+79217654321"), .ended(joined)])
            #expect(try await status(story, 2) == "identification")
            #expect(try await story.value("SELECT COUNT(*) AS value FROM task", Int64.self) == 0)
        }
    }

    @Test("A client who calls again and is answered needs no call back", arguments: TestEngines.kinds)
    func aMissedClientWhoCallsAgainIsReached(_ kind: EngineKind) async throws {
        try await with(kind) { story, olga in
            try await story.tell("1.1", [CallStory.inbound(), CallStory.end(.missed)])
            try await story.tell(
                "1.2",
                after: .seconds(3600),
                [CallStory.inbound(), .answered(.extension("101"))]
            )
            for lead: Int64 in [1, 2] {
                #expect(try await status(story, lead) == "identification")
                #expect(try await owner(story, lead) == olga.rawValue)
            }
            #expect(try await story.value("SELECT done_reason AS value FROM task") == "called_again")
        }
    }
}

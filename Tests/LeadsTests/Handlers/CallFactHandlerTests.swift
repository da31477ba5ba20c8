import Domain
import Leads
import Records
import Store
import TestSupport
import Testing

/// Facts of calls through the real inbox into the real store, on both engines.
@Suite struct CallFactHandlerTests {
    @Test(arguments: TestEngines.kinds)
    func aRingingCallIsALeadAndAnAnswerMakesTheOperatorItsOwner(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try CallStory(engine)
            let olga = try await story.hire("Ольга", phone: "101", department: "Колл-центр")
            try await story.tell("1.1", [CallStory.inbound(), .ringing(.extension("101"))])
            #expect(try await story.value("SELECT status AS value FROM lead") == "inquiry")
            #expect(try await story.value("SELECT state AS value FROM call") == "ringing")
            #expect(try await story.value("SELECT staff_id AS value FROM call_leg") == olga.rawValue)
            let facts: [CallFact.Body] = [
                CallStory.inbound(), .ringing(.extension("101")), .answered(.extension("101")),
                CallStory.end(.answered),
            ]
            let outcome = try await story.tell("1.1", facts)
            #expect(outcome.known == 2)
            #expect(outcome.handled == 2)
            #expect(try await story.value("SELECT status AS value FROM lead") == "identification")
            #expect(try await story.value("SELECT owner_id AS value FROM lead") == olga.rawValue)
            #expect(try await story.value("SELECT COUNT(*) AS value FROM task", Int64.self) == 0)
            #expect(
                try await story.journal("lead:1") == [
                    "lead.created", "card.created", "card.assigned", "rule.fired", "card.moved",
                ]
            )
            #expect(
                try await story.journal("call:1") == ["call.entered", "call.ringing", "call.answered", "call.ended"]
            )
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aMissedCallIsCalledBackUntilTheNumberIsReached(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try CallStory(engine)
            let olga = try await story.hire("Ольга", phone: "101", department: "Колл-центр")
            try await story.tell("1.1", [CallStory.inbound(), CallStory.end(.missed)])
            #expect(try await story.value("SELECT status AS value FROM lead") == "overdue")
            try await story.tell("1.2", [CallStory.outbound(from: "101", to: "+79211234567"), CallStory.end(.busy)])
            #expect(try await story.value("SELECT COUNT(*) AS value FROM task WHERE done_at IS NULL", Int64.self) == 1)
            try await story.tell(
                "1.3",
                [CallStory.outbound(from: "101", to: "+79211234567"), .answered(.outside("+79211234567"))]
            )
            #expect(try await story.value("SELECT done_reason AS value FROM task") == "reached")
            #expect(try await story.value("SELECT done_by AS value FROM task") == olga.rawValue)
            #expect(try await story.value("SELECT status AS value FROM lead") == "identification")
            #expect(try await story.value("SELECT owner_id AS value FROM lead") == olga.rawValue)
            #expect(try await story.value("SELECT COUNT(*) AS value FROM lead", Int64.self) == 1)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aRepeatCallJoinsTheUnprocessedLeadOfItsChannelOnly(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let table = ChannelTable(rows: [
                AdvertisingChannel(number: "+78125550101", channel: "Сайт"),
                AdvertisingChannel(number: "+78125550102", channel: "Карты", campaign: "Осень"),
            ])
            let story = try CallStory(engine, channels: table)
            try await story.tell("1.1", [CallStory.inbound(), CallStory.end(.abandoned)])
            try await story.tell("1.2", after: .seconds(300), [CallStory.inbound(), CallStory.end(.abandoned)])
            #expect(try await story.value("SELECT COUNT(*) AS value FROM lead", Int64.self) == 1)
            #expect(try await story.value("SELECT COUNT(*) AS value FROM task", Int64.self) == 1)
            try await story.tell("1.3", after: .seconds(301), [CallStory.inbound(did: "+78125550102")])
            #expect(try await story.value("SELECT campaign AS value FROM lead WHERE channel = 'Карты'") == "Осень")
            #expect(try await story.value("SELECT COUNT(*) AS value FROM lead", Int64.self) == 2)
            #expect(try await story.value("SELECT COUNT(*) AS value FROM call WHERE lead_id = 1", Int64.self) == 2)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aTransferFillsToWhomWithTheDepartmentOfThatMoment(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try CallStory(engine)
            let olga = try await story.hire("Ольга", phone: "101", department: "Колл-центр")
            let ivan = try await story.hire("Иван", phone: "103", department: "Продажи")
            let handOver = CallTransfer(
                kind: .attended,
                from: .extension("101"),
                to: .extension("103"),
                completed: true
            )
            try await story.tell(
                "1.1",
                [
                    CallStory.inbound(), .ringing(.extension("101")), .answered(.extension("101")),
                    .transferred(handOver), .answered(.extension("103")), CallStory.end(.answered),
                ]
            )
            #expect(try await story.value("SELECT owner_id AS value FROM lead") == olga.rawValue)
            #expect(try await story.value("SELECT transferred_to AS value FROM lead") == ivan.rawValue)
            #expect(try await story.value("SELECT transferred_source AS value FROM lead") == "call")
            #expect(
                try await story.value(
                    "SELECT department.name AS value FROM lead JOIN department ON department.id = lead.department_id"
                )
                    == "Продажи"
            )
            let version = try await story.commands.perform(
                [.setTopic("Доставка", other: nil), .convert([:])],
                on: LeadID(1),
                version: nil,
                by: olga
            )
            #expect(version == (try await story.value("SELECT version AS value FROM lead")))
            #expect(
                try await story.value("SELECT responsible_id AS value FROM card WHERE entity = 'deal'") == ivan.rawValue
            )
            #expect(try await story.value("SELECT owner_id AS value FROM lead") == olga.rawValue)
            #expect(try await story.value("SELECT status AS value FROM lead") == "converted")
        }
    }

    @Test(arguments: TestEngines.kinds)
    func whatIsLearntOfACallerLaterReachesTheLead(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try CallStory(engine)
            let known = CallEntry(
                direction: .inbound,
                callerNumber: "+79211234567",
                did: "+78125550101",
                makesLead: true,
                linkedID: "1.1"
            )
            try await story.tell("1.1", [CallStory.inbound(nil), .identified(known)])
            #expect(try await story.value("SELECT number AS value FROM lead") == "+79211234567")
            var refused = known
            refused.makesLead = false
            try await story.tell(
                "1.2",
                after: .seconds(3600),
                [CallStory.inbound("+79210000000"), .identified(refused)]
            )
            try await story.tell(
                "1.2",
                after: .seconds(3600),
                [
                    CallStory.inbound("+79210000000"), .identified(refused), CallStory.end(.failed),
                ]
            )
            #expect(
                try await story.value("SELECT reject_reason AS value FROM lead WHERE id = 2") == "АТС не приняла номер"
            )
            #expect(try await story.value("SELECT COUNT(*) AS value FROM task", Int64.self) == 0)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aCallWhoseBeginningWasNotSeenIsKept(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try CallStory(engine)
            try await story.tell("1.9", [.answered(.extension("101")), CallStory.end(.answered)])
            #expect(try await story.value("SELECT state AS value FROM call") == "ended")
            #expect(try await story.value("SELECT COUNT(*) AS value FROM lead", Int64.self) == 0)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func spamBlocksTheNumberAndItsNextCallMakesNoLead(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try CallStory(engine)
            let olga = try await story.hire("Ольга", phone: "101", department: "Колл-центр")
            try await story.tell("1.1", [CallStory.inbound(), CallStory.end(.missed)])
            _ = try await story.commands.perform([.spam], on: LeadID(1), by: olga)
            #expect(try await story.value("SELECT done_reason AS value FROM task") == "lead_closed")
            try await story.tell("1.2", [CallStory.inbound(), CallStory.end(.missed)])
            #expect(try await story.value("SELECT COUNT(*) AS value FROM lead", Int64.self) == 1)
            #expect(try await story.value("SELECT COUNT(*) AS value FROM call", Int64.self) == 2)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aCallLostWithTheLineIsCountedInItsGap(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try CallStory(engine)
            let gap = LineFact(exchange: CallStory.exchange, at: CallStory.start, body: .lost(reason: "reset"))
            let back = LineFact(
                exchange: CallStory.exchange,
                at: CallStory.start + .seconds(9),
                body: .restored(since: CallStory.start)
            )
            try await story.tell("1.1", [CallStory.inbound()])
            try await story.pipeline.accept(
                [gap, back].map { try CallInbox.row(for: $0, receivedAt: CallStory.start) },
                lane: .realtime
            )
            try await story.tell("1.1", [CallStory.inbound(), CallStory.end(.failed, lost: true)])
            #expect(try await story.value("SELECT calls_lost AS value FROM line_gap", Int64.self) == 1)
            #expect(try await story.value("SELECT line_lost AS value FROM call", Int64.self) == 1)
            #expect(try await story.value("SELECT status AS value FROM lead") == "overdue")
            #expect(try await story.value("SELECT state AS value FROM line") == "up")
        }
    }

    @Test func aPayloadThatIsNoFactHoldsItsStreamAndNoOther() async throws {
        try await TestEngines.with(.sqlite) { engine in
            let story = try CallStory(engine)
            let broken = NewInboxRow(
                source: "ami:main",
                stream: "call:main/1.1",
                kind: CallInbox.callFact,
                dedupKey: "broken",
                payload: "{",
                receivedAt: CallStory.start
            )
            let outcome = try await story.pipeline.accept([broken], lane: .realtime)
            #expect(outcome.held == 1)
            let waiting = try await story.tell("1.1", [CallStory.inbound()])
            #expect(waiting.waiting == 1)
            let other = try await story.tell("1.2", [CallStory.inbound()])
            #expect(other.handled == 1)
        }
    }
}

import Domain
import Records
import Store
import TestSupport
import Testing

@testable import Funnels

/// What people press, and in which order they may move a card.
@Suite struct ButtonTests {
    private static let funnels = """
        funnels:
          sale:
            title: Продажа
            entity: deal
            fields:
              paid_on: {type: date, title: Когда оплачено}
              note: text Заметка
              done_by: {type: employee, title: Кто вёл}
            actions_any_stage:
              handover: {title: Передать, ask: [note, done_by], then: [{set: {responsible: done_by}}]}
            stages:
              invoice:
                title: Счёт
                buttons:
                  paid: {title: Оплата получена, ask: [paid_on], when: 'amount > 0', then: [{tag: оплачено}, {move: won}]}
              won: {title: Успех, kind: won}
              lost: {title: Отказ, kind: lost, reason: {auto: отказ}}
        """

    private func with(
        _ kind: EngineKind,
        _ funnels: String = ButtonTests.funnels,
        _ body: @Sendable (CardStory, StaffID, CardID) async throws -> Void
    ) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await CardStory(engine, funnels)
            let anna = try await story.hire("anna")
            try await body(story, anna, try await story.commands.create(NewCard(funnel: "sale"), by: anna))
        }
    }

    private func refusal(_ deed: () async throws -> Void) async -> CardRefusal? {
        await #expect(throws: CardRefusal.self) { try await deed() }
    }

    @Test(arguments: TestEngines.kinds)
    func aButtonAsksForItsFieldsAndActsOnceTheyAreGiven(_ kind: EngineKind) async throws {
        try await with(kind) { story, anna, card in
            let closed = await refusal { try await story.commands.press(card, button: "paid", by: anna) }
            #expect(closed == .notAllowed("Оплата получена: amount > 0"))
            try await story.commands.edit(card, ["amount": .money(Money(minor: 100))], by: anna)
            let asked = await refusal { try await story.commands.press(card, button: "paid", by: anna) }
            guard case .missing(let fields, reason: nil)? = asked else {
                Issue.record("\(String(describing: asked))")
                return
            }
            #expect(fields.map(\.field) == ["paid_on"] && fields.map(\.why) == [.asked])
            #expect(try await story.stage(card) == "invoice")
            let day = FieldValue.date(try #require(CivilDate("2026-11-23")))
            let answer = try await story.commands.press(card, button: "paid", fields: ["paid_on": day], by: anna)
            #expect(answer.stage == "won")
            #expect(try await story.card(card).value("paid_on") == day)
            #expect(try await story.column("SELECT tag AS value FROM card_tag") == ["оплачено"])
            let over = await refusal { try await story.commands.press(card, button: "paid", by: anna) }
            #expect(over == .closed(.won))
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aButtonOfAnyStageAsksForAllOfItsFieldsAtOnce(_ kind: EngineKind) async throws {
        try await with(kind) { story, anna, card in
            let boris = try await story.hire("boris")
            let asked = await refusal {
                try await story.commands.press(card, button: "handover", fields: ["note": .text("в отпуске")], by: anna)
            }
            guard case .missing(let fields, reason: nil)? = asked else {
                Issue.record("\(String(describing: asked))")
                return
            }
            #expect(fields.map(\.title) == ["Кто вёл"])
            #expect(try await story.card(card).value("note") == nil, "what was refused wrote nothing")
            try await story.commands.press(
                card,
                button: "handover",
                fields: ["note": .text("в отпуске"), "done_by": .staff(boris)],
                by: anna
            )
            #expect(try await story.card(card).record.responsible == boris)
            let unknown = await refusal { try await story.commands.press(card, button: "sell", by: anna) }
            #expect(unknown == .notHere("button sell"))
        }
    }

    @Test("What can be pressed is known before it is pressed", arguments: TestEngines.kinds)
    func whatCanBePressedIsKnownBefore(_ kind: EngineKind) async throws {
        try await with(kind) { story, anna, card in
            func pressable() async throws -> [Bool] {
                try await story.engine.read { [commands = story.commands] in
                    try commands.outlook(of: card, for: anna, in: $0).buttons.map(\.isOpen)
                }
            }
            #expect(try await pressable() == [false, true])
            try await story.commands.edit(card, ["amount": .money(Money(minor: 100))], by: anna)
            #expect(try await pressable() == [true, true])
            try await story.commands.move(card, to: "lost", by: anna)
            #expect(try await pressable() == [])
        }
    }
}

import Domain
import Records
import Store
import TestSupport
import Testing

@testable import Funnels

@Suite struct MoveTests {
    static let sale = """
        lists:
          sources: [Сайт, {name: Другое, ask: true}]
          refusals: [Дорого, {name: Другое, ask: true}]
        funnels:
          sale:
            title: Продажа
            entity: deal
            fields:
              need: {type: text, title: Потребность}
              doc: {type: text}
              source: {type: list, list: sources, other: source_text}
              source_text: {type: text, required_when: 'source == "Другое"'}
              visit: {type: date}
              paid_pct: {type: int, write: [onec]}
            stages:
              new:
                title: Новая
                require: [need, amount]
                events:
                  payment.posted: {when: 'paid_pct >= 100', then: [{move: pay}]}
              offer: {title: КП, enter_require: [doc], on_enter: [{ask: [visit]}]}
              pay: {title: Оплата, require: [need], gate: 'amount > 100'}
              won: {title: Успех, kind: won}
              lost: {title: Отказ, kind: lost, reason: {list: refusals, other_text: true}}
        """

    private func with(
        _ kind: EngineKind,
        _ body: @Sendable (CardStory, StaffID, CardID) async throws -> Void
    ) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await CardStory(engine, Self.sale)
            let anna = try await story.hire("anna")
            let card = try await story.commands.create(NewCard(funnel: "sale"), by: anna)
            try await body(story, anna, card)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aGateListsExactlyWhatIsMissingAndTheMoveIsRepeated(_ kind: EngineKind) async throws {
        try await with(kind) { story, anna, card in
            let refusal = await #expect(throws: CardRefusal.self) {
                try await story.commands.move(card, to: "offer", by: anna)
            }
            guard case .missing(let fields, reason: nil)? = refusal else {
                Issue.record("\(String(describing: refusal))")
                return
            }
            #expect(fields.map(\.field) == ["need", "amount", "doc", "visit"])
            #expect(fields.first?.title == "Потребность")
            #expect(fields.map(\.why).prefix(2) == [.toLeave(stage: "new"), .toLeave(stage: "new")])
            #expect(try await story.stage(card) == "new")
            let answer = try await story.commands.move(
                card,
                to: "offer",
                fields: [
                    "need": .text("шкаф"), "amount": .money(Money(minor: 50_000)), "doc": .text("КП-1"),
                    "visit": .date(try #require(CivilDate("2026-11-25"))),
                ],
                by: anna
            )
            #expect(answer.stage == "offer")
            #expect(try await story.card(card).value("need") == .text("шкаф"))
        }
    }

    @Test(arguments: TestEngines.kinds)
    func backwardsAndToALossNothingOfTheStageLeftIsAsked(_ kind: EngineKind) async throws {
        try await with(kind) { story, anna, card in
            let asked = await #expect(throws: CardRefusal.self) {
                try await story.commands.move(card, to: "lost", by: anna)
            }
            guard case .needsReason(let question)? = asked else {
                Issue.record("\(String(describing: asked))")
                return
            }
            #expect(question.choices.entries == ["Дорого", "Другое"])
            let text = await #expect(throws: CardRefusal.self) {
                try await story.commands.move(card, to: "lost", reason: ("Другое", nil), by: anna)
            }
            guard case .needsReason(let wanted)? = text else {
                Issue.record("\(String(describing: text))")
                return
            }
            #expect(wanted.wantsText)
            let answer = try await story.commands.move(card, to: "lost", reason: ("Другое", "передумал"), by: anna)
            #expect(answer.outcome == .lost)
            #expect(try await story.card(card).record.reasonText == "передумал")
        }
    }

    @Test(arguments: TestEngines.kinds)
    func machinesPassGatesAndTheCardIsFlaggedUntilItIsFilled(_ kind: EngineKind) async throws {
        try await with(kind) { story, anna, card in
            try await story.happen("payment.posted", card, ["paid_pct": .int(100)])
            var state = try await story.card(card)
            #expect(state.places[""]?.stage == "pay")
            #expect(state.record.isIncomplete)
            #expect(state.value("paid_pct") == .int(100))
            try await story.commands.edit(card, ["need": .text("шкаф")], by: anna)
            #expect(try await story.card(card).record.isIncomplete)
            try await story.commands.edit(
                card,
                ["amount": .money(Money(minor: 50_000)), "doc": .text("1")],
                by: anna
            )
            state = try await story.card(card)
            #expect(!state.record.isIncomplete)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aConditionThatDoesNotHoldIsSaid(_ kind: EngineKind) async throws {
        try await with(kind) { story, anna, card in
            await #expect(throws: CardRefusal.notAllowed("Оплата: amount > 100")) {
                try await story.commands.move(
                    card,
                    to: "pay",
                    fields: ["need": .text("x"), "amount": .money(Money(minor: 5_000))],
                    by: anna
                )
            }
            let need = try await story.card(card).value("need")
            #expect(need == nil)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func ofTwoWhoMoveOneIsToldWhatChanged(_ kind: EngineKind) async throws {
        try await with(kind) { story, anna, card in
            let boris = try await story.hire("boris")
            let seen = try await story.card(card).record.version
            let fields: [String: FieldValue?] = ["need": .text("x"), "amount": .money(Money(minor: 50_000))]
            try await story.commands.move(card, to: "pay", fields: fields, version: seen, by: anna)
            let refusal = await #expect(throws: CardRefusal.self) {
                try await story.commands.move(card, to: "lost", reason: ("Дорого", nil), version: seen, by: boris)
            }
            guard case .conflict(let version, let changed)? = refusal else {
                Issue.record("\(String(describing: refusal))")
                return
            }
            #expect(version > seen)
            #expect(changed.contains { $0.what == .stage("pay") && $0.by == anna })
        }
    }

    @Test(arguments: TestEngines.kinds)
    func whatAMachineOwnsPeopleCannotWrite(_ kind: EngineKind) async throws {
        try await with(kind) { story, anna, card in
            await #expect(throws: CardRefusal.self) {
                try await story.commands.edit(card, ["paid_pct": .int(100)], by: anna)
            }
            await #expect(throws: CardRefusal.self) {
                try await story.commands.edit(card, ["source": .text("Луна")], by: anna)
            }
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aDependentFieldIsAskedForOnceItIsNeeded(_ kind: EngineKind) async throws {
        try await with(kind) { story, anna, card in
            let fields: [String: FieldValue?] = [
                "need": .text("x"), "amount": .money(Money(minor: 50_000)), "source": .text("Другое"),
            ]
            let refusal = await #expect(throws: CardRefusal.self) {
                try await story.commands.move(card, to: "pay", fields: fields, by: anna)
            }
            guard case .missing(let missing, _)? = refusal else {
                Issue.record("\(String(describing: refusal))")
                return
            }
            #expect(missing.map(\.field) == ["source_text"])
            #expect(missing.first?.why == .dependent)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aClosedCardIsOpenedAgainWithAReason(_ kind: EngineKind) async throws {
        try await with(kind) { story, anna, card in
            try await story.commands.move(card, to: "lost", reason: ("Дорого", nil), by: anna)
            await #expect(throws: CardRefusal.closed(.lost)) {
                try await story.commands.move(card, to: "pay", by: anna)
            }
            let answer = try await story.commands.reopen(card, at: "new", why: "передумали", by: anna)
            #expect(answer.outcome == .open)
            let reason = try await story.card(card).record.reason
            #expect(reason == nil)
            #expect(try await story.journal(card).suffix(1) == ["card.reopened"])
        }
    }
}

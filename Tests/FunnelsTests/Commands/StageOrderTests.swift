import Domain
import Records
import Store
import TestSupport
import Testing

@testable import Funnels

/// In which order people may move a card, and whose it is at its end.
@Suite struct StageOrderTests {
    private static func funnel(_ order: String) -> String {
        """
        funnels:
          sale:
            title: Продажа
            entity: deal
            order: \(order)
            fields: {need: text Потребность, offer: text КП}
            stages:
              new: {title: Новая, require: [need]}
              offer: {title: КП, require: [offer]}
              pay: {title: Оплата}
              won: {title: Успех, kind: won}
              lost: {title: Отказ, kind: lost, reason: {auto: отказ}}
        """
    }

    private func with(
        _ kind: EngineKind,
        _ text: String,
        _ body: @Sendable (CardStory, StaffID, CardID) async throws -> Void
    ) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await CardStory(engine, text)
            let anna = try await story.hire("anna")
            try await body(story, anna, try await story.commands.create(NewCard(funnel: "sale"), by: anna))
        }
    }

    private static let filled: [String: FieldValue?] = ["need": .text("шкаф"), "offer": .text("КП-1")]

    @Test(arguments: TestEngines.kinds)
    func strictLetsAPersonOneStageOnAndAnyBack(_ kind: EngineKind) async throws {
        try await with(kind, Self.funnel("strict")) { story, anna, card in
            for (stage, next) in [("pay", "Оплата"), ("won", "Успех")] {
                let refusal = await #expect(throws: CardRefusal.self) {
                    try await story.commands.move(card, to: stage, fields: Self.filled, by: anna)
                }
                #expect(refusal == .notAllowed("КП comes before \(next)"))
            }
            for stage in ["offer", "pay"] {
                try await story.commands.move(card, to: stage, fields: Self.filled, by: anna)
            }
            try await story.commands.move(card, to: "new", by: anna)
            #expect(try await story.stage(card) == "new")
            try await story.commands.move(card, to: "lost", by: anna)
            #expect(try await story.card(card).record.outcome == .lost)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func forwardLetsAPersonPassStagesButAsksForWhatTheyWant(_ kind: EngineKind) async throws {
        try await with(kind, Self.funnel("forward")) { story, anna, card in
            let refusal = await #expect(throws: CardRefusal.self) {
                try await story.commands.move(card, to: "pay", by: anna)
            }
            guard case .missing(let fields, reason: nil)? = refusal else {
                Issue.record("\(String(describing: refusal))")
                return
            }
            #expect(fields.map(\.why) == [.toLeave(stage: "new"), .toLeave(stage: "offer")])
            try await story.commands.move(card, to: "pay", fields: Self.filled, by: anna)
            #expect(try await story.stage(card) == "pay")
        }
    }

    @Test(arguments: TestEngines.kinds)
    func freeAsksForWhatTheStageLeftWantsAlone(_ kind: EngineKind) async throws {
        try await with(kind, Self.funnel("free")) { story, anna, card in
            try await story.commands.move(card, to: "pay", fields: ["need": .text("шкаф")], by: anna)
            #expect(try await story.stage(card) == "pay")
        }
    }

    @Test("F069: a card that is handed on stays or goes as its file says", arguments: TestEngines.kinds, [true, false])
    func whoAnswersForACardThatWasHandedOn(_ kind: EngineKind, _ keeps: Bool) async throws {
        let text = """
            funnels:
              sale:
                title: Обращение
                entity: deal
                fields: {next: {type: employee, title: Кому}}
                stages:
                  new: {title: Новое}
                  won:
                    title: Передано
                    kind: won
                    keep_responsible: \(keeps)
                    on_enter: [{create: {funnel: work, map: {responsible: next}}}]
                  lost: {title: Отказ, kind: lost, reason: {auto: отказ}}
              work:
                title: Работа
                entity: deal
                stages:
                  new: {title: Новая}
                  won: {title: Сдано, kind: won}
                  lost: {title: Отказ, kind: lost, reason: {auto: отказ}}
            """
        try await with(kind, text) { story, anna, card in
            let boris = try await story.hire("boris")
            try await story.commands.move(card, to: "won", fields: ["next": .staff(boris)], by: anna)
            #expect(try await story.card(card).record.responsible == (keeps ? anna : boris))
            let made: SQL = "SELECT responsible_id AS value FROM card WHERE funnel = 'work'"
            #expect(try await story.column(made, Int64.self) == [boris.rawValue])
        }
    }

    @Test("A rule about a field hears its filling and its change, once each", arguments: TestEngines.kinds)
    func aRuleAboutAFieldHearsEachChange(_ kind: EngineKind) async throws {
        let text = """
            funnels:
              sale:
                title: Продажа
                entity: deal
                fields: {track_no: text Накладная, seen: int Раз}
                stages:
                  new:
                    title: Новая
                    events:
                      field.track_no:
                        - {when: 'filled(track_no)', then: [{task: {to: responsible, title: 'Проверить {track_no}'}}]}
                        - {when: 'empty(track_no)', then: [{tag: нет накладной}]}
                      field.amount: {then: [{move: work}]}
                  work: {title: В работе}
                  won: {title: Успех, kind: won}
                  lost: {title: Отказ, kind: lost, reason: {auto: отказ}}
            """
        try await with(kind, text) { story, anna, card in
            for number in ["А-1", "А-1", "А-2"] {
                try await story.commands.edit(card, ["track_no": .text(number)], by: anna)
            }
            #expect(try await story.tasks(card) == ["Проверить А-1", "Проверить А-2"])
            try await story.commands.edit(card, ["track_no": nil], by: anna)
            #expect(try await story.column("SELECT tag AS value FROM card_tag") == ["нет накладной"])
            try await story.commands.edit(card, ["amount": .money(Money(minor: 100))], by: anna)
            #expect(try await story.stage(card) == "work")
            try await story.commands.edit(card, ["track_no": .text("А-3")], by: anna)
            #expect(try await story.tasks(card).count == 2, "the stage with the rule was left")
        }
    }
}

import Domain
import Records
import Store
import TestSupport
import Testing

@testable import Funnels

@Suite struct TrackTests {
    static let work = """
        funnels:
          job:
            title: Договор
            entity: deal
            parallel: [paper, money, work]
            fields:
              mode: {type: text}
              invoice: {type: text}
              signed: {type: flag}
            stages:
              start: {title: Как работаем}
              sign: {title: Подписан, track: paper}
              kept: {title: В архиве, track: paper}
              bill: {title: Счёт, track: money, enter_require: [invoice]}
              burned: {title: Сгорел, track: money, auto_next: {when: 'changed(invoice)', to: bill}}
              make: {title: Производство, track: work, gate: 'mode == "now" or signed'}
              done: {title: Сдан, kind: won}
              lost: {title: Сорвалось, kind: lost, reason: {auto: нет}}
        """

    @Test(arguments: TestEngines.kinds)
    func eachTrackOpensAtItsFirstStageOnceItMay(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await CardStory(engine, Self.work)
            let anna = try await story.hire("anna")
            let card = try await story.commands.create(NewCard(funnel: "job"), by: anna)
            #expect(try await story.card(card).places.mapValues(\.stage) == ["": "start", "paper": "sign"])
            try await story.commands.edit(card, ["invoice": .text("1"), "mode": .text("now")], by: anna)
            let stages = try await story.card(card).places.mapValues(\.stage)
            #expect(stages == ["": "start", "paper": "sign", "money": "bill", "work": "make"])
            try await story.commands.move(card, to: "kept", by: anna)
            #expect(try await story.stage(card, track: "money") == "bill")
            try await story.commands.move(card, to: "burned", by: anna)
            try await story.commands.edit(card, ["invoice": .text("2")], by: anna)
            #expect(try await story.stage(card, track: "money") == "bill")
        }
    }

    @Test(arguments: TestEngines.kinds)
    func anEndClosesEveryTrack(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await CardStory(engine, Self.work)
            let anna = try await story.hire("anna")
            let card = try await story.commands.create(NewCard(funnel: "job"), by: anna)
            let answer = try await story.commands.move(card, to: "lost", by: anna)
            #expect(answer.outcome == .lost)
            let open = try await story.column("SELECT sum(is_open) AS value FROM card_stage", Int64.self)
            #expect(open == [0])
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aCardGoesOnUnderTheVersionOfItsStage(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let text = """
                funnels:
                  job:
                    title: Работа
                    entity: deal
                    fields: {doc: {type: text}}
                    stages:
                      new: {title: Новая, require: [doc]}
                      next: {title: Дальше, require: [doc]}
                      done: {title: Успех, kind: won}
                      lost: {title: Отказ, kind: lost, reason: {auto: нет}}
                """
            let before = try await CardStory(engine, text)
            let anna = try await before.hire("anna")
            let old = try await before.commands.create(NewCard(funnel: "job"), by: anna)
            let after = try await CardStory(engine, text.replacing("Новая, require: [doc]", with: "Новая"))
            #expect(after.basis().version(of: "job") == 2)
            let new = try await after.commands.create(NewCard(funnel: "job"), by: anna)
            try await after.commands.move(new, to: "next", by: anna)
            await #expect(throws: CardRefusal.self) { try await after.commands.move(old, to: "next", by: anna) }
            try await after.commands.move(old, to: "next", fields: ["doc": .text("1")], by: anna)
            #expect(try await after.card(old).places[""]?.funnelVersion == 2)
            let again = try await CardStory(engine, text.replacing("Новая, require: [doc]", with: "Новая"))
            #expect(again.basis().version(of: "job") == 2)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aPlanIsKeptBeforeItIsEmptied(_ kind: EngineKind) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await CardStory(
                engine,
                """
                funnels:
                  job:
                    title: Работа
                    entity: deal
                    stages:
                      new: {title: Новая}
                      done: {title: Успех, kind: won}
                      lost: {title: Отказ, kind: lost, reason: {auto: нет}}
                plans:
                  month:
                    per: [manager]
                    fields: {plan: money, fact: money}
                    period: month
                    every: {cron: '0 0 1 * *', then: [{snapshot: month}, {reset: [fact]}]}
                """
            )
            try await PlanTimers(basis: story.basis, clock: story.clock.wallClock).arm(engine)
            let row = PlanRow(plan: "month", period: "2026-11", key: "anna", figures: ["plan": 100, "fact": 70])
            try await engine.write(.normal) { try PlanBook.write(row, in: $0) }
            try await story.wait(.seconds(10 * 86_400))
            let rows = try await engine.read { connection in
                try ["2026-11", "2026-12"].map { try PlanBook.rows(of: "month", period: $0, in: connection) }
            }
            #expect(rows[0].map(\.figures) == [["plan": 100, "fact": 70]])
            #expect(rows[0].first?.closedAt != nil)
            #expect(rows[1].map(\.figures) == [["plan": 100]])
            await #expect(throws: SvodError.self) {
                try await engine.write(.normal) { try PlanBook.write(row, in: $0) }
            }
            let armed = try await story.column("SELECT fire_at AS value FROM timer WHERE kind = 'plan'", Timestamp.self)
            #expect(armed == [Timestamp(seconds: 1_798_750_800)])
        }
    }
}

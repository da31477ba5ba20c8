import Domain
import Records
import Store
import TestSupport
import Testing

@testable import Funnels

@Suite struct ActionTests {
    static let chain = """
        roles:
          sales: {group: Продажи, pick: round_robin}
          boss: {head_of: {field: department}}
        documents:
          paper: Бумага
        templates:
          hello: {subject: Здравствуйте, text: 'Сумма {amount}', short: 'Коротко'}
        company_fields:
          signed: {type: flag}
        funnels:
          first:
            title: Первая
            entity: deal
            fields:
              goods: {type: table, columns: {name: text, sum: money}}
              file: {type: file}
              note: {type: text}
              days: {type: int}
            stages:
              new:
                title: Новая
                buttons:
                  draw: {title: Сделать, then: [{document: {template: paper, field: file}}, {task: {to: responsible, title: 'Проверить {title}'}}, {move: check}]}
              check:
                title: Проверка
                on_enter:
                  - set: {days: '2 + 3', company.signed: 'true'}
                  - tag: важное
                  - task: {to: responsible, title: Позвонить, due: 2wh, outcome: [да, нет]}
                  - notify: {to: [client, boss], by: [sms, app], template: hello}
                  - approval: {to: boss, approve: done, rework: new, comment_on_rework: true, set: {note: '"принято"'}}
                events:
                  task.done: {when: 'event.outcome == "нет"', then: [{move: lost}]}
              done:
                title: Готово
                kind: won
                on_enter:
                  - create: {funnel: second, carry: all, map: {need: note}, when: 'company.signed == true'}
                  - create: {funnel: second, each: goods, map: {title: item.name, amount: item.sum}, link: parent}
              lost: {title: Отказ, kind: lost, reason: {auto: нет}}
          second:
            title: Вторая
            entity: deal
            spawn: {from: first, when: won, carry: all}
            intake: {from: [first], assign: round_robin Продажи}
            fields:
              need: {type: text}
              days: {type: int}
            stages:
              start: {title: Начало}
              end: {title: Конец, kind: won}
              off: {title: Нет, kind: lost, reason: {auto: нет}}
        """

    private func with(
        _ kind: EngineKind,
        _ body: @Sendable (CardStory, _ anna: StaffID, _ head: StaffID, CardID) async throws -> Void
    ) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await CardStory(engine, Self.chain)
            let anna = try await story.hire("anna")
            let head = try await story.hire("head", roles: ["head"])
            var new = NewCard(funnel: "first")
            new.title = "Шкафы"
            new.phone = "+79211234567"
            new.company = try await story.company("ООО Ромашка")
            new.fields = ["amount": .money(Money(minor: 1_234_560))]
            let card = try await story.commands.create(new, by: anna)
            try await body(story, anna, head, card)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func actionsRunInOrderEachOnceWithItsRule(_ kind: EngineKind) async throws {
        try await with(kind) { story, anna, head, card in
            try await story.commands.move(card, to: "check", by: anna)
            let state = try await story.card(card)
            #expect(state.value("days") == .int(5))
            #expect(try await story.tasks(card) == ["Позвонить"])
            let due = try await story.column("SELECT due_at AS value FROM task", Timestamp.self)
            #expect(due == [CardStory.start + .seconds(2 * 3600)])
            #expect(try await story.column("SELECT tag AS value FROM card_tag") == ["важное"])
            let sms = try await story.column("SELECT payload AS value FROM outbox WHERE connector = 'sms'", String.self)
            #expect(sms.count == 2)
            #expect(sms.contains { $0.contains("+79211234567") && $0.contains("Коротко") })
            let told = try await story.column(
                "SELECT body AS value FROM notice WHERE staff_id = \(head) AND template = 'hello'",
                String.self
            )
            #expect(told == ["Сумма 12\u{A0}345,60\u{A0}₽"])
            let rules = try await story.column(
                "SELECT rule AS value FROM journal WHERE kind IN ('card.tagged', 'approval.asked') ORDER BY id",
                String.self
            )
            #expect(rules == ["first v1/check.on_enter[1]", "first v1/check.on_enter[4]"])
            let signed = try await story.column("SELECT value FROM company_field WHERE field = 'signed'", String.self)
            #expect(signed.count == 1)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aDocumentHoldsUpWhatStandsBehindIt(_ kind: EngineKind) async throws {
        try await with(kind) { story, anna, _, card in
            try await story.commands.press(card, button: "draw", by: anna)
            #expect(try await story.stage(card) == "new")
            #expect(try await story.tasks(card).isEmpty)
            let waiting = try await story.engine.read { try CardEffectBook.waiting(kind: "document", in: $0) }
            let effect = try #require(waiting.first)
            let done: [String: FieldValue] = ["effect": .int(effect.id.rawValue), "file": .text("abc")]
            try await story.happen("effect.done", card, done)
            try await story.happen("effect.done", card, done)
            #expect(try await story.card(card).value("file") == .text("abc"))
            #expect(try await story.stage(card) == "check")
            #expect(try await story.tasks(card) == ["Проверить Шкафы", "Позвонить"])
        }
    }

    @Test(arguments: TestEngines.kinds)
    func approvalsMoveOnBackWithAComment(_ kind: EngineKind) async throws {
        try await with(kind) { story, anna, head, card in
            try await story.commands.move(card, to: "check", by: anna)
            let asked = try await story.engine.read { try CardEffectBook.of(card, in: $0) }
            let effect = try #require(asked.first)
            #expect(effect.assignee == head)
            await #expect(throws: CardRefusal.self) {
                try await story.commands.answer(effect.id, .rework, by: head)
            }
            try await story.commands.answer(effect.id, .rework, comment: "цена", by: head)
            #expect(try await story.stage(card) == "new")
            await #expect(throws: SvodError.self) { try await story.commands.answer(effect.id, .approve, by: head) }
            try await story.commands.move(card, to: "check", by: anna)
            let again = try await story.engine.read { try CardEffectBook.of(card, in: $0) }
            try await story.commands.answer(try #require(again.last).id, .approve, by: head)
            let state = try await story.card(card)
            #expect(state.record.outcome == .won)
            #expect(state.value("note") == .text("принято"))
        }
    }

    @Test(arguments: TestEngines.kinds)
    func theNextCardsTakeOverWhatTheyShould(_ kind: EngineKind) async throws {
        try await with(kind) { story, anna, head, card in
            try await story.commands.edit(
                card,
                [
                    "note": .text("важно"),
                    "goods": .table([
                        ["name": .text("А"), "sum": .money(Money(minor: 100))],
                        ["name": .text("Б"), "sum": .money(Money(minor: 200))],
                    ]),
                ],
                by: anna
            )
            try await story.commands.move(card, to: "check", by: anna)
            let answer = try await story.commands.move(card, to: "done", by: anna)
            #expect(answer.made.count == 3)
            let carried = try await story.card(answer.made[0])
            #expect(carried.value("need") == .text("важно"))
            #expect(carried.value("days") == .int(5))
            #expect(carried.record.parent == card)
            #expect(carried.record.responsible == anna)
            let rows = [try await story.card(answer.made[1]), try await story.card(answer.made[2])]
            #expect(rows.map(\.record.title) == ["А", "Б"])
            #expect(rows.map(\.record.amount) == [Money(minor: 100), Money(minor: 200)])
            #expect(Set(rows.map(\.record.responsible)) == [anna, head])
            var returned = NewCard(funnel: "second")
            returned.spawnedFrom = card
            let spawned = try await story.card(try await story.commands.create(returned, by: anna))
            #expect(spawned.value("days") == .int(5))
            #expect(spawned.record.parent == card)
        }
    }

    @Test(arguments: TestEngines.kinds)
    func aTaskSaysHowItCameOut(_ kind: EngineKind) async throws {
        try await with(kind) { story, anna, _, card in
            try await story.commands.move(card, to: "check", by: anna)
            let task = TaskID(try #require(try await story.column("SELECT id AS value FROM task", Int64.self).first))
            await #expect(throws: CardRefusal.self) { try await story.commands.finish(task: task, by: anna) }
            await #expect(throws: CardRefusal.self) {
                try await story.commands.finish(task: task, outcome: "может быть", by: anna)
            }
            try await story.commands.finish(task: task, outcome: "нет", by: anna)
            let state = try await story.card(card)
            #expect(state.record.outcome == .lost)
            #expect(state.record.reason == "нет")
            await #expect(throws: SvodError.self) {
                try await story.commands.finish(task: task, outcome: "да", by: anna)
            }
        }
    }
}

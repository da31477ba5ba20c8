import Domain
import Records
import Store
import TestSupport
import Testing

@testable import Funnels

/// What people and other parts write into fields, and who comes second.
@Suite struct EditTests {
    private static let deal = """
        funnels:
          sale:
            title: Продажа
            entity: deal
            fields: {need: text Потребность, doc: text Бумага, boss: employee Шеф}
            stages:
              new: {title: Новая, on_enter: [{company: {from: contact, name: title}}]}
              work: {title: В работе}
              won: {title: Успех, kind: won}
              lost: {title: Отказ, kind: lost, reason: {auto: нет}}
        """

    private func with(
        _ kind: EngineKind,
        _ body: @Sendable (CardStory, StaffID, CardID) async throws -> Void
    ) async throws {
        try await TestEngines.with(kind) { engine in
            let story = try await CardStory(engine, Self.deal)
            let anna = try await story.hire("anna")
            let card = try await story.commands.create(NewCard(funnel: "sale"), by: anna)
            try await body(story, anna, card)
        }
    }

    @Test("Who writes other fields comes second without a word", arguments: TestEngines.kinds)
    func otherFieldsDoNotMeet(_ kind: EngineKind) async throws {
        try await with(kind) { story, anna, card in
            let boris = try await story.hire("boris")
            let seen = try await story.card(card).record.version
            try await story.commands.edit(card, ["doc": .text("Договор")], version: seen, by: boris)
            try await story.commands.edit(card, ["need": .text("шкаф")], version: seen, by: anna)
            let state = try await story.card(card)
            #expect(state.value("doc") == .text("Договор") && state.value("need") == .text("шкаф"))
            let refusal = await #expect(throws: CardRefusal.self) {
                try await story.commands.edit(card, ["need": .text("стол")], version: seen, by: boris)
            }
            guard case .conflict(_, let changed)? = refusal else {
                Issue.record("\(String(describing: refusal))")
                return
            }
            #expect(changed.map(\.what) == [.fields(["doc"]), .fields(["need"])])
        }
    }

    @Test("Who writes a field of a card that moved meanwhile is told", arguments: TestEngines.kinds)
    func aMoveIsTold(_ kind: EngineKind) async throws {
        try await with(kind) { story, anna, card in
            let seen = try await story.card(card).record.version
            try await story.commands.move(card, to: "work", by: try await story.hire("boris"))
            await #expect(throws: CardRefusal.self) {
                try await story.commands.edit(card, ["need": .text("шкаф")], version: seen, by: anna)
            }
        }
    }

    @Test("A part answers with the number of the company that it made", arguments: TestEngines.kinds)
    func anAnswerBecomesAReference(_ kind: EngineKind) async throws {
        try await with(kind) { story, _, card in
            let company = try await story.company("Ромашка")
            let effects: [Int64] = try await story.column("SELECT id AS value FROM card_effect WHERE card_id = \(card)")
            func answer(_ value: FieldValue) async throws {
                let effect = try #require(effects.first)
                try await story.happen("effect.done", card, ["effect": .int(effect), "value": value])
            }
            await #expect(throws: CardRefusal.invalid(field: "company", "there is no company 99")) {
                try await answer(.int(99))
            }
            await #expect(throws: CardRefusal.invalid(field: "company", "it takes a company")) {
                try await answer(.text("Ромашка"))
            }
            #expect(try await story.card(card).record.company == nil)
            try await answer(.int(company.rawValue))
            #expect(try await story.card(card).record.company == company)
        }
    }

    @Test("Nobody is named who is not there", arguments: TestEngines.kinds)
    func aStranger(_ kind: EngineKind) async throws {
        try await with(kind) { story, anna, card in
            await #expect(throws: CardRefusal.invalid(field: "boss", "there is no member of staff 77")) {
                try await story.commands.edit(card, ["boss": .staff(StaffID(77))], by: anna)
            }
            try await story.commands.edit(card, ["boss": .staff(anna)], by: anna)
            #expect(try await story.card(card).value("boss") == .staff(anna))
        }
    }

    @Test("A refusal says in words and by its code what is the matter")
    func aRefusalInWords() {
        let closed = CardRefusal.closed(.won).error
        #expect(closed.code == .conflict && closed.message == "the record is closed: won")
        let wrong = CardRefusal.invalid(field: "company", "it takes a company").error
        #expect(wrong.code == .invalidInput && wrong.message == "company: it takes a company")
        #expect(CardRefusal.notHere("stage x").error.code == .notFound)
    }
}

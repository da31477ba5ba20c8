import Domain
import Testing

@testable import Funnels

@Suite struct FunnelDifferenceTests {
    private static let text = """
        svod: 1
        lists: {refusals: [Дорого, Долго]}
        templates: {late: Опоздали}
        funnels:
          sale:
            title: Продажа
            entity: deal
            fields: {paid_on: date Оплачено}
            stages:
              new: {title: Новая, on_enter: [{task: {to: responsible, title: Позвонить, due: 2wh}}]}
              pay:
                title: Оплата
                timers: {slow: {idle: 2h, then: [{tag: стоит}]}}
              done: {title: Успешно, kind: won}
              refused: {title: Отказ, kind: lost, reason: refusals}
        """

    private func difference(_ changes: (String, String)...) throws -> FunnelDifference {
        let changed = changes.reduce(Self.text) { $0.replacing($1.0, with: $1.1) }
        return FunnelDifference(
            old: try TestFiles.read("a.yaml", Self.text),
            new: try TestFiles.read("b.yaml", changed)
        )
    }

    @Test func blankLinesAndOtherNamesOfFilesAreNoChange() throws {
        let same = try difference(("    title: Продажа", "\n\n    # Слово\n    title: Продажа"))
        #expect(same.isEmpty)
        #expect(same.lines(.russian) == ["ничего не изменилось"])
    }

    @Test func aTermAndARequiredFieldAreNamed() throws {
        let change = try difference(
            ("due: 2wh", "due: 4wh"),
            ("title: Оплата\n", "title: Оплата\n        require: [paid_on]\n"),
            ("idle: 2h", "idle: 3h"),
            ("Долго]", "Далеко]")
        )
        #expect(
            change.lines(.russian) == [
                "воронка sale «Продажа»",
                "  этап new «Новая»",
                "    on_enter:",
                "      - task: responsible «Позвонить», due 2wh",
                "      + task: responsible «Позвонить», due 4wh",
                "  этап pay «Оплата»",
                "    require: + paid_on",
                "    timers.slow:",
                "      - idle: 2h",
                "      + idle: 3h",
                "lists.refusals:",
                "  - Долго",
                "  + Далеко",
            ]
        )
    }

    @Test func aStageThatIsGoneMustSayWhereItsCardsGo() throws {
        let cards = OpenCards(["sale": ["pay": 3, "new": 1]])
        let gone = try difference(("      pay:", "      bill:"))
        #expect(gone.consequences(for: cards) == [.stranded(3, funnel: "sale", stage: "pay")])
        let refusal = try #require(gone.refusal(for: cards))
        #expect(
            refusal.message
                == "sale: 3 open cards stand in 'pay', which is gone; write replaces: [pay] at the stage where they go"
        )
        #expect(gone.refusal(for: OpenCards(["sale": ["new": 5]])) == nil)

        let renamed = try difference(("      pay:", "      bill:\n        replaces: [pay]"))
        #expect(renamed.consequences(for: cards) == [.moved(3, funnel: "sale", from: "pay", to: "bill")])
        #expect(renamed.refusal(for: cards) == nil)
        #expect(renamed.lines(.english, cards: cards).last == "  sale: 3 move from 'pay' to 'bill'")
    }

    @Test func cardsFinishTheirStageByTheRulesTheyEnteredItBy() throws {
        let change = try difference(("idle: 2h", "idle: 3h"))
        let cards = OpenCards(["sale": ["pay": 2, "new": 9]])
        #expect(change.consequences(for: cards) == [.keepOldRules(2, funnel: "sale", stage: "pay")])
        #expect(change.refusal(for: cards) == nil)
    }

    @Test func aFunnelComesAndGoes() throws {
        let gone = try difference(("  sale:", "  trade:"))
        #expect(gone.funnels.map(\.fate) == [.removed, .added])
        #expect(gone.lines(.english) == ["- funnel sale «Продажа»", "+ funnel trade «Продажа»"])
        #expect(gone.refusal(for: OpenCards(["sale": ["new": 1]]))?.code == .conflict)
    }

    @Test(arguments: TestFiles.names(in: "good"))
    func everyFileIsLikeItselfAndUnlikeOthers(_ name: String) throws {
        let set = try TestFiles.read(name, TestFiles.text("good", name))
        let again = try TestFiles.read("other.yaml", "\n\n" + TestFiles.text("good", name))
        #expect(FunnelDifference(old: set, new: again).isEmpty)
        #expect(try !FunnelDifference(old: set, new: FunnelSet.standard).isEmpty)
    }
}

import Domain
import Funnels
import Records
import Store
import TestSupport
import Testing

@testable import FanOrders

@Suite struct FanGroupTests {
    @Test("F083 F084: requests of several dealers for one project become one group", arguments: TestEngines.kinds)
    func oneProject(_ kind: EngineKind) async throws {
        try await FanStory.with(kind) { story in
            let other = try await story.deal(
                "Волгатехсервис",
                "Саратов, котельная №7: задвижка 30ч6бр Ду100 10 шт",
                [("30ч6бр Ду100", 10)]
            )
            let cards = try await story.fan()
            let group = try await story.group(of: cards[0])
            for card in cards { #expect(try await story.enquiry(card).group == group.id) }
            #expect(try await story.enquiry(other).group == nil)
            #expect(group.dealers == 4 && group.requests == 5)
            #expect(group.customer == "МУП Пермводоканал")
            #expect(try await story.told("fedorova").contains("fan:\(group.id)"))
            let reasons = try await story.enquiry(cards[1]).evidence
            #expect(!reasons.isEmpty, "the evidence is kept")
        }
    }

    @Test("No alert for one dealer's own repeats", arguments: TestEngines.kinds)
    func repeats(_ kind: EngineKind) async throws {
        try await FanStory.with(kind) { story in
            let text = "Для Пермводоканала на КНС №3 Пермь: ЦНСГ 60-198 2 шт, КМ 100-80-160 4 шт"
            for _ in 0..<3 { try await story.deal("ООО Гидромаш", text, customer: "Пермводоканал") }
            #expect(try await story.told("fedorova").filter { $0.hasPrefix("fan:") }.isEmpty)
            let waiting = try await story.engine.read { try EnquiryGroupBook.waiting(in: $0) }
            #expect(waiting == 0)
        }
    }

    @Test("A card that gains facts is compared again, a closed one no more", arguments: TestEngines.kinds)
    func gainsFacts(_ kind: EngineKind) async throws {
        try await FanStory.with(kind) { story in
            let cards = try await story.fan()
            let late = try await story.deal("Энергоснаб", "Добрый день, нужен счёт")
            #expect(try await story.enquiry(late).group == nil)
            let text = "КНС №3 Пермь, Пермводоканал: ЦНСГ 60-198 2 шт, КМ 100-80-160 4 шт"
            try await story.cards.edit(
                late,
                [
                    "load_note": .text(text), "end_customer": .text("МУП Пермводоканал"),
                    "items": .table(FanStory.rows([("ЦНСГ 60-198", 2), ("КМ 100-80-160", 4)])),
                ],
                by: try story.id("sidorov")
            )
            try await story.settle()
            #expect(try await story.group(of: late).id == story.group(of: cards[0]).id)
            #expect(try await story.group(of: late).dealers == 5)
            try await story.cards.move(
                late,
                to: "refused",
                reason: ("Другое", text: "Не нужен"),
                by: try story.id("sidorov")
            )
            try await story.settle()
            #expect(try await story.enquiry(late).closedAt != nil)
            #expect(try await story.group(of: cards[0]).dealers == 4)
        }
    }

    @Test("Confirm, split, merge, no fan order: each can be taken back", arguments: TestEngines.kinds)
    func sorting(_ kind: EngineKind) async throws {
        try await FanStory.with(kind) { story in
            let cards = try await story.fan()
            let before = try await story.groups()
            let group = try await story.group(of: cards[0])
            let boss = try story.id("fedorova")
            let odd = try await story.enquiry(cards[4])

            let split = try await story.fan.split(group.id, [odd.id], seen: group.version, by: boss)
            #expect(try await story.enquiry(cards[4]).group == nil)
            #expect(try await story.group(group.id).dealers == 3)
            let labels = try await story.engine.read { try EnquiryLabels.all(in: $0) }
            #expect(labels.count == 4 && labels.allSatisfy { !$0.isSame })
            await #expect(throws: SvodError.self, "the version is an old one") {
                try await story.fan.confirm(group.id, seen: group.version, by: boss)
            }
            try await story.cards.edit(
                cards[4],
                ["flow": .text("ещё слово о КНС №3")],
                by: try story.id("sidorov")
            )
            try await story.settle()
            #expect(try await story.enquiry(cards[4]).group == nil, "what a person told apart stays so")
            try await story.fan.undo(split, by: boss)
            #expect(try await story.groups() == before)
            #expect(try await story.engine.read { try EnquiryLabels.all(in: $0) }.isEmpty)

            let apart = try await story.fan.apart(group.id, seen: nil, by: boss)
            #expect(try await story.groups().isEmpty)
            #expect(try await story.group(group.id).state == .dissolved)
            try await story.fan.undo(apart, by: boss)
            #expect(try await story.groups() == before)
            #expect(try await story.group(group.id).state == .open)

            try await story.fan.confirm(group.id, seen: nil, by: boss)
            #expect(try await story.enquiry(cards[1]).standing == .person)
        }
    }

    @Test("A group is called by the customer whom its letters name", arguments: TestEngines.kinds)
    func customerOfLetters(_ kind: EngineKind) async throws {
        try await FanStory.with(kind) { story in
            let text = "Заказчик: МУП «Пермводоканал», КНС №3, Пермь. ЦНСГ 60-198 2 шт, КМ 100-80-160 4 шт"
            let card = try await story.deal("ООО Гидромаш", text)
            try await story.deal("ТД Насосы", "КНС №3, Пермь, ЦНСГ 60-198 2 шт, КМ 100-80-160 4 шт")
            let group = try await story.group(of: card)
            #expect(group.customer == "Пермводоканал" && group.dealers == 2)
            try await story.cards.edit(card, ["title": .text("Запрос")], by: try story.id("sidorov"))
            try await story.settle()
            #expect(try await story.enquiry(card).customer == "Пермводоканал")
            let field: [String: FieldValue] = ["end_customer": .text("МУП «Пермводоканал»")]
            try await story.cards.edit(card, field, by: try story.id("sidorov"))
            try await story.settle()
            #expect(try await story.group(group.id).customer == "МУП «Пермводоканал»", "the field goes before the text")
        }
    }

    @Test("Two groups become one, and two again", arguments: TestEngines.kinds)
    func merging(_ kind: EngineKind) async throws {
        try await FanStory.with(kind) { story in
            let cards = try await story.fan()
            let group = try await story.group(of: cards[0])
            let boss = try story.id("fedorova")
            let out = [try await story.enquiry(cards[1]).id, try await story.enquiry(cards[4]).id]
            try await story.fan.split(group.id, out, seen: nil, by: boss)
            let second = try await story.group(of: cards[1])
            #expect(second.id != group.id && second.dealers == 2)
            let merge = try await story.fan.merge(group.id, with: second.id, seen: nil, by: boss)
            #expect(try await story.group(of: cards[1]).id == group.id)
            #expect(try await story.group(second.id).state == .dissolved)
            try await story.fan.undo(merge, by: boss)
            #expect(try await story.group(of: cards[1]).id == second.id)
            #expect(try await story.group(second.id).state == .open)
        }
    }

    @Test("A start over the same store gives the same groups", arguments: TestEngines.kinds)
    func restart(_ kind: EngineKind) async throws {
        try await FanStory.with(kind) { story in
            let cards = try await story.fan()
            let group = try await story.group(of: cards[0])
            let odd = try await story.enquiry(cards[4]).id
            try await story.fan.split(group.id, [odd], seen: nil, by: try story.id("fedorova"))
            let before = try await story.groups()
            let again = try await story.restarted()
            #expect(try await again.groups() == before)
            let text = "КНС №3 Пермь, МУП Пермводоканал: ЦНСГ 60-198 2 шт, КМ 100-80-160 4 шт"
            let late = try await again.deal(
                "Энергоснаб",
                text,
                [("ЦНСГ 60-198", 2), ("КМ 100-80-160", 4)],
                customer: "МУП Пермводоканал"
            )
            #expect(try await again.enquiry(late).group != nil)
        }
    }

    @Test("What comes before the index is loaded waits, and is compared then", arguments: TestEngines.kinds)
    func pending(_ kind: EngineKind) async throws {
        try await FanStory.with(kind) { story in
            let early = FanStory(story.engine, story.cards.funnels, story.people, story.clock)
            let cards = try await early.fan()
            #expect(try await early.enquiry(cards[0]).isPending)
            #expect(try await early.groups().isEmpty)
            try await early.load()
            #expect(try await !early.enquiry(cards[0]).isPending)
            #expect(try await early.group(of: cards[0]).dealers == 4)
        }
    }

    @Test("Goods that 1C tells of later are found in the texts that are there", arguments: TestEngines.kinds)
    func goodsChange(_ kind: EngineKind) async throws {
        try await FanStory.with(kind) { story in
            _ = try await story.fan()
            let before = try await story.groups()
            let one = try await story.deal("Энергоснаб", "Прошу цену: агрегат ВВН 77-150, 3 шт")
            let two = try await story.deal("Теплосеть", "нужен ВВН77/150 3 шт")
            func kinds() async throws -> Set<String> {
                Set(try await story.fan.explain(one, two).reasons.filter { $0.bits > 0 }.map(\.kind))
            }
            #expect(try await !kinds().contains("quantity"), "the article is none yet")
            let known = try await story.loader.load()
            #expect(try await story.loader.reload(unless: known) == known, "1C has told of nothing")
            story.clock.advance(by: .seconds(60))
            try await story.stock([("ВВН 77-150", "Насос вакуумный ВВН 77-150")], from: 100)
            let fresh = try await story.loader.reload(unless: known)
            #expect(fresh != known)
            #expect(try await kinds().contains("quantity"))
            #expect(try await story.groups().isSuperset(of: before), "the groups stand as they did")
            let late = try await story.deal(
                "Насосмаркет",
                "КНС №3 Пермь, Пермводоканал: ЦНСГ 60-198 2 шт, КМ 100-80-160 4 шт"
            )
            #expect(try await story.enquiry(late).group != nil, "the index is whole again")
        }
    }

    @Test("The loader asks by itself whether there are other goods", arguments: TestEngines.kinds)
    func goodsAreAskedFor(_ kind: EngineKind) async throws {
        try await FanStory.with(kind) { story in
            let one = try await story.deal("Энергоснаб", "Прошу цену: агрегат ВВН 77-150, 3 шт")
            let two = try await story.deal("Теплосеть", "нужен ВВН77/150 3 шт")
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                let loader = story.loader
                tasks.addTask { try await loader.run() }
                while story.clock.sleepers == 0 { await Task.yield() }
                try await story.stock([("ВВН 77-150", "Насос вакуумный ВВН 77-150")], from: 100)
                story.clock.advance(by: IndexLoader.interval)
                while story.clock.sleepers == 0 { await Task.yield() }
                let reasons = try await story.fan.explain(one, two).reasons
                #expect(reasons.contains { $0.kind == "quantity" && $0.bits > 0 })
                tasks.cancelAll()
            }
        }
    }
}

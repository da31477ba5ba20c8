import Domain
import Funnels
import Records
import Store
import TestSupport
import Testing

@testable import FanOrders

@Suite struct GroupDecisionTests {
    @Test("F085: one decision for the whole group", arguments: TestEngines.kinds)
    func decision(_ kind: EngineKind) async throws {
        try await FanStory.with(kind) { story in
            let cards = try await story.fan()
            let group = try await story.group(of: cards[0])
            let verdict = try await story.verdict(cards[1])
            let card = try await story.fan.decide(group.id, verdict, by: try story.id("fedorova"))
            #expect(try await story.stage(card) == "active")
            #expect(try await story.field(card, "reserve_until") == .date(try #require(CivilDate("2026-03-11"))))
            let reservation = try #require(try await story.reservation(of: card))
            #expect(reservation.state == .active && reservation.group == group.id)
            #expect(reservation.until == CivilDate("2026-03-11"))
            #expect(try await story.group(group.id).state == .decided)
            #expect(try await story.told("sidorov").contains("reserve_granted"))
            #expect(try await story.told("galiev").contains("reserve_refused"))
            let decision = try #require(try await story.engine.read { try GroupDecisions.of(group.id, in: $0) }.first)
            let parts = try await story.engine.read { try GroupDecisions.parts(of: decision.id, in: $0) }
            #expect(parts.filter(\.isWon).count == 1 && parts.count == 5)
            #expect(parts.filter { !$0.isWon }.allSatisfy { $0.reason == "Бронь у другого дилера" })
            let dealer = try await story.company("АкваСнаб")
            let past = try await story.engine.read { try GroupDecisions.count(of: dealer, in: $0) }
            #expect(past.won == 0 && past.denied == 1)
            let byCustomer = try await story.engine.read {
                try GroupDecisions.of(customer: "муп «пермводоканал»", limit: 5, in: $0)
            }
            #expect(byCustomer.map(\.id) == [decision.id])
        }
    }

    @Test("What the winner has asked for again waits no more", arguments: TestEngines.kinds)
    func repeats(_ kind: EngineKind) async throws {
        try await FanStory.with(kind) { story in
            let cards = try await story.fan()
            let asked: [String: FieldValue] = [
                "end_customer": .text("Пермводоканал"), "items": .table(FanStory.rows([("ЦНСГ 60-198", 2)])),
                "reserve_days": .int(9),
            ]
            let boss = try story.id("fedorova")
            try await story.cards.press(cards[3], button: "reserve", fields: asked, by: try story.id("sidorov"))
            try await story.settle()
            let again = try await story.engine.read { connection in
                try connection.row("SELECT id FROM card WHERE parent_id = \(cards[3]) AND funnel = 'ru_reserve'")?
                    .get("id") as CardID?
            }
            let group = try await story.group(of: cards[0])
            try await story.fan.decide(group.id, try await story.verdict(cards[0]), by: boss)
            #expect(try await story.stage(try #require(again)) == "denied")
            #expect(try await story.told("sidorov").contains("reserve_repeat"))
            let dealer = try await story.company("ООО Гидромаш")
            let past = try await story.engine.read { try GroupDecisions.count(of: dealer, in: $0) }
            #expect(past.won == 1 && past.denied == 0, "a dealer is not refused what he was given")
        }
    }

    @Test("Of two decisions at once one is taken", arguments: TestEngines.kinds)
    func race(_ kind: EngineKind) async throws {
        try await FanStory.with(kind) { story in
            let cards = try await story.fan()
            let group = try await story.group(of: cards[0])
            let boss = try story.id("fedorova")
            let verdicts = [try await story.verdict(cards[1]), try await story.verdict(cards[2])]
            let won = await withTaskGroup(of: Bool.self) { tasks in
                for verdict in verdicts {
                    tasks.addTask { (try? await story.fan.decide(group.id, verdict, by: boss)) != nil }
                }
                return await tasks.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(won == 1)
            let active = try await story.engine.read { try ReservationBook.active(limit: 10, in: $0) }
            #expect(active.count == 1)
        }
    }

    @Test("Two reservations of one project cannot be in force, whoever tries", arguments: TestEngines.kinds)
    func overlap(_ kind: EngineKind) async throws {
        try await FanStory.with(kind) { story in
            let cards = try await story.fan()
            let group = try await story.group(of: cards[0])
            let boss = try story.id("fedorova")
            try await story.fan.decide(group.id, try await story.verdict(cards[1]), by: boss)
            // A manager asks on the card of his deal, and somebody says yes on the card's page.
            let asked: [String: FieldValue?] = [
                "end_customer": .text("Другое имя того же"), "items": .table(FanStory.rows([("ЦНСГ 60-198", 2)])),
                "reserve_days": .int(9),
            ]
            try await story.cards.press(cards[2], button: "reserve", fields: asked, by: try story.id("galiev"))
            let second = try await story.engine.read { connection in
                try connection.row(
                    "SELECT id FROM card WHERE parent_id = \(cards[2]) AND funnel = 'ru_reserve' ORDER BY id DESC LIMIT 1"
                )?.get("id") as CardID?
            }
            let card = try #require(second)
            let waits = try await story.engine.read { try CardEffectBook.of(card, in: $0) }
                .first { $0.kind == "approval" && $0.state == .waiting }
            let approval = try #require(waits)
            await #expect(throws: SvodError.self) {
                try await story.cards.answer(approval.id, .approve, by: boss)
            }
            #expect(try await story.stage(card) == "decide", "nothing of it stands")
            // The table itself refuses, too.
            let now = story.clock.timestamp
            await #expect(throws: SvodError.self) {
                try await story.engine.write(.normal) { connection in
                    try connection.execute(
                        """
                        INSERT INTO reservation (group_id, card_id, state, began_at)
                        VALUES (\(group.id), \(card), 'active', \(now))
                        """
                    )
                }
            }
            let active = try await story.engine.read { try ReservationBook.active(limit: 10, in: $0) }
            #expect(active.count == 1)
        }
    }

    @Test("F086: extended, expired, and offered to the next", arguments: TestEngines.kinds)
    func term(_ kind: EngineKind) async throws {
        try await FanStory.with(kind) { story in
            let cards = try await story.fan()
            let group = try await story.group(of: cards[0])
            let boss = try story.id("fedorova")
            let card = try await story.fan.decide(group.id, try await story.verdict(cards[1]), by: boss)
            let reservation = try #require(try await story.reservation(of: card))
            let day = try #require(CivilDate("2026-03-13"))
            try await story.fan.extend(reservation.id, to: day, reason: "Ждут аванс", by: boss)
            #expect(try await story.reservation(of: card)?.until == day)
            await #expect(throws: SvodError.self) {
                try await story.fan.extend(reservation.id, to: day, reason: nil, by: boss)
            }
            try await story.wait(days: 10)
            #expect(try await story.stage(card) == "active", "the last day counts")
            #expect(try await story.told("sidorov").contains("reserve_soon"))
            try await story.wait(days: 2)
            #expect(try await story.stage(card) == "expired")
            #expect(try await story.reservation(of: card)?.state == .expired)
            #expect(try await story.group(group.id).state == .open)
            let next = try await story.engine.read { connection in
                try connection.row(
                    """
                    SELECT card.id AS id FROM card JOIN company ON company.id = card.company_id
                    WHERE funnel = 'ru_reserve' AND parent_id = \(cards[0]) ORDER BY card.id DESC LIMIT 1
                    """
                )?.get("id") as CardID?
            }
            let offered = try #require(next, "the first who asked is the next")
            #expect(try await story.stage(offered) == "decide")
            #expect(try await story.told("sidorov").contains("reserve_next"))
        }
    }

    @Test("Asked for more time on the card, granted on the page", arguments: TestEngines.kinds)
    func asking(_ kind: EngineKind) async throws {
        try await FanStory.with(kind) { story in
            let cards = try await story.fan()
            let group = try await story.group(of: cards[0])
            let boss = try story.id("fedorova")
            let card = try await story.fan.decide(group.id, try await story.verdict(cards[1]), by: boss)
            let reservation = try #require(try await story.reservation(of: card))
            let day = try #require(CivilDate("2026-03-20"))
            let wish: [String: FieldValue?] = ["extend_to": .date(day), "extend_reason": .text("Ждут аванс")]
            try await story.cards.press(card, button: "extend", fields: wish, by: try story.id("sidorov"))
            #expect(try await story.reservation(of: card)?.until == CivilDate("2026-03-11"))
            try await story.fan.answerExtension(reservation.id, isYes: true, comment: nil, by: boss)
            #expect(try await story.reservation(of: card)?.until == day)
            await #expect(throws: SvodError.self) {
                try await story.fan.answerExtension(reservation.id, isYes: true, comment: nil, by: boss)
            }
        }
    }

    @Test("Passed on to the next, or used when the deal is won", arguments: TestEngines.kinds)
    func ends(_ kind: EngineKind) async throws {
        try await FanStory.with(kind) { story in
            let cards = try await story.fan()
            let group = try await story.group(of: cards[0])
            let boss = try story.id("fedorova")
            let card = try await story.fan.decide(group.id, try await story.verdict(cards[1]), by: boss)
            let reservation = try #require(try await story.reservation(of: card))
            let passed = try await story.fan.pass(reservation.id, reason: "Дилер отказался", text: nil, by: boss)
            #expect(try await story.stage(card) == "released")
            let next = try #require(passed)
            #expect(try await story.stage(next) == "decide")
            let record = try await story.engine.read { try CardBook.record(of: next, in: $0) }
            #expect(record.parent == cards[0])
            let again = try await story.fan.decide(group.id, try await story.verdict(cards[0]), by: boss)
            #expect(again == next, "the reservation that waits is the one that is granted")
            let told = DomainEvent(
                "onec.done",
                of: .card(cards[0]),
                data: ["onec_order_id": .text("РТ-1")],
                source: .onec
            )
            try await story.cards.event(told, by: nil)
            try await story.cards.move(cards[0], to: "done", by: try story.id("sidorov"))
            #expect(try await story.stage(next) == "used")
            #expect(try await story.reservation(of: next)?.state == .used)
        }
    }
}

import Domain
import Records
import Store
import TestSupport
import Testing

@testable import Funnels

/// Any sequence of moves, edits, events, timers, kills and restarts keeps what must hold.
@Suite struct CardPropertyTests {
    @Test(arguments: TestEngines.kinds, [1, 2, 3] as [UInt64])
    func whateverHappensTheInvariantsHold(_ kind: EngineKind, _ seed: UInt64) async throws {
        try await TestStore.with(kind) { store in
            var dice = Dice(seed: seed)
            let text = RandomFunnel.text(&dice)
            let clock = ManualClock(CardStory.start)
            var engine = try await store.open()
            try await Migrator.migrate(engine)
            var story = try await CardStory(engine, text, clock: clock)
            let anna = try await story.hire("anna")
            var cards: [CardID] = []
            for step in 0..<60 {
                if cards.isEmpty || dice.one(in: 12) {
                    cards.append(try await story.commands.create(NewCard(funnel: "any"), by: anna))
                } else {
                    try await act(on: cards[dice.below(cards.count)], story, anna, &dice)
                }
                if dice.one(in: 15) {
                    await engine.close()
                    engine = try await store.open()
                    story = try await CardStory(engine, text, clock: clock)
                }
                try await check(story, "seed \(seed), step \(step)")
            }
            await engine.close()
        }
    }

    private func act(on card: CardID, _ story: CardStory, _ anna: StaffID, _ dice: inout Dice) async throws {
        do {
            switch dice.below(6) {
            case 0, 1: try await story.commands.move(card, to: RandomFunnel.stage(&dice), by: anna)
            case 2:
                let day = try #require(CivilDate("2026-11-24")).adding(days: dice.below(30))
                try await story.commands.edit(card, ["n": .int(Int64(dice.below(5))), "day": .date(day)], by: anna)
            case 3: try await story.happen("payment.posted", card)
            case 4: try await story.commands.touch(card, by: anna)
            default: try await story.wait(.seconds(dice.below(200_000)))
            }
        } catch is CardRefusal {
            // What the rules refuse leaves everything as it was: the check after it sees that.
        } catch let error as SvodError where error.code == .limitExceeded {
            // A loop of a random funnel is refused whole.
        }
    }

    private func check(_ story: CardStory, _ place: String) async throws {
        let now = story.clock.timestamp
        let broken = try await story.engine.read { connection -> [String] in
            var broken: [String] = []
            func expectNone(_ what: String, _ query: SQL) throws {
                if try connection.row(query) != nil { broken.append(what) }
            }
            try expectNone(
                "an open card without a place, or a closed one on a board",
                """
                SELECT card.id FROM card WHERE outcome = 'open'
                    AND NOT EXISTS (SELECT 1 FROM card_stage WHERE card_id = card.id AND is_open = 1)
                UNION SELECT card.id FROM card JOIN card_stage ON card_id = card.id
                    WHERE outcome <> 'open' AND is_open = 1
                """
            )
            try expectNone(
                "a step taken twice",
                "SELECT action_key FROM task WHERE action_key IS NOT NULL GROUP BY action_key HAVING count(*) > 1"
            )
            try expectNone(
                "a timer of a stage that was left",
                """
                SELECT timer.id FROM timer JOIN card ON timer.subject = 'deal:' || card.id
                WHERE card.outcome <> 'open' AND timer.kind = 'funnel'
                """
            )
            try expectNone(
                "a move without its entry in the journal",
                """
                SELECT card.id FROM card WHERE moves <> 1 + (
                    SELECT count(*) FROM journal WHERE kind = 'card.moved' AND subject = 'deal:' || card.id)
                """
            )
            try expectNone(
                "a timer that fired early",
                "SELECT id FROM journal WHERE kind = 'timer.fired' AND at > \(now)"
            )
            return broken
        }
        #expect(broken.isEmpty, "\(place)")
        let waiting = try await waitingStages(story)
        #expect(waiting.isEmpty, "\(place): no timer is armed for cards \(waiting)")
    }

    /// Cards that stand in a stage whose timer is neither armed nor fired since they entered it.
    private func waitingStages(_ story: CardStory) async throws -> [CardID] {
        let basis = story.basis()
        return try await story.engine.read { connection in
            let rows = try connection.rows(
                "SELECT card_id, stage, move FROM card_stage WHERE is_open = 1 ORDER BY card_id"
            )
            return try rows.compactMap { row -> CardID? in
                let card: CardID = try row.get("card_id")
                let (name, move): (String, Int64) = (try row.get("stage"), try row.get("move"))
                for timer in basis.set.funnels["any"]?.stage(name)?.timers ?? [] {
                    guard case .after = timer.moment else { continue }
                    let mark = TimerMark(card: card, track: "", stage: name, name: timer.name, move: move)
                    if try Timers.armed(key: mark.key, in: connection) != nil { continue }
                    let rule = "any v\(basis.version(of: "any"))/\(name).timer.\(timer.name)"
                    let fired = try connection.row(
                        """
                        SELECT id FROM journal WHERE kind = 'timer.fired' AND rule = \(rule)
                            AND subject = \("deal:\(card)") LIMIT 1
                        """
                    )
                    if fired == nil { return card }
                }
                return nil
            }
        }
    }
}

/// A seeded source of chance, the same everywhere.
struct Dice {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func below(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(bound))
    }

    mutating func one(in bound: Int) -> Bool { below(bound) == 0 }
}

/// Funnels made by chance: five stages with gates, moves, timers and events among themselves.
enum RandomFunnel {
    static let stages = ["s0", "s1", "s2", "s3", "s4", "won", "lost"]

    static func stage(_ dice: inout Dice) -> String { stages[dice.below(stages.count)] }

    static func text(_ dice: inout Dice) -> String {
        var text = """
            funnels:
              any:
                title: Любая
                entity: deal
                fields: {n: {type: int}, day: {type: date}}
                stages:

            """
        for number in 0..<5 {
            text += "      s\(number):\n        title: Этап \(number)\n"
            if dice.one(in: 3) { text += "        require: [n]\n" }
            if dice.one(in: 4) { text += "        gate: 'n > \(dice.below(3))'\n" }
            text += "        on_enter:\n          - task: {to: responsible, title: Дело \(number), due: 1wd}\n"
            text += "          - tag: t\(number)\n"
            text += "        timers:\n          late: {after: \(1 + dice.below(40))h, then: [{tag: поздно}]}\n"
            if dice.one(in: 2) { text += "          day: {at: day, then: [{move: s\((number + 1) % 5)}]}\n" }
            if dice.one(in: 2) {
                text +=
                    "        events:\n          payment.posted: {then: [{move: \(stage(&dice, besides: number))}]}\n"
            }
        }
        return text + """
                  won: {title: Успех, kind: won}
                  lost: {title: Отказ, kind: lost, reason: {auto: нет}}
            """
    }

    private static func stage(_ dice: inout Dice, besides number: Int) -> String {
        let others = stages.filter { $0 != "s\(number)" }
        return others[dice.below(others.count)]
    }
}

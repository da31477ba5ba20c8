import Domain
import Records
import Store
import TestSupport
import Testing

@testable import Funnels

/// Any sequence of moves, edits, events, timers and restarts keeps what must hold.
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
                try await CardInvariants(story: story).check("seed \(seed), step \(step)")
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
}

import Domain
import Foundation
import Testing

@testable import Funnels

@Suite struct TimerMarkTests {
    @Test(arguments: [
        TimerMark(card: CardID(42), track: "", stage: "offer", name: "remind", move: 3),
        TimerMark(card: CardID(1), track: "склад", stage: "a \"b\"", name: "через 2 дня", move: 0),
        TimerMark(card: CardID(7), track: nil, stage: nil, name: "any", move: 0),
        TimerMark(card: CardID(7), task: TaskID(9)),
    ])
    func isReadAsItWasWritten(_ mark: TimerMark) throws {
        #expect(try EffectJSON.decode(TimerMark.self, mark.json) == mark)
        #expect(try mark.json == EffectJSON.encode(mark))
    }
}

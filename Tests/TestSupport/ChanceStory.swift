/// A story of cards made by chance. What is done at each step, and when, follows from the seed alone, so that a process
/// that was killed goes on where it was.
package struct ChanceStory: Sendable {
    /// What somebody does.
    package enum Deed: Sendable {
        case create
        case move(card: Int, stage: String)
        case edit(card: Int, number: Int, day: Int)
        case pay(card: Int)
        case touch(card: Int)
        case nothing
    }

    /// A step: what is done, so many seconds after the beginning.
    package struct Step: Sendable {
        package let deed: Deed
        package let at: Int
    }

    /// The funnel, below its calendar.
    package let text: String
    /// The steps.
    package let steps: [Step]

    /// Makes up a story.
    package init(seed: UInt64, length: Int) {
        var dice = Dice(seed: seed)
        text = RandomFunnel.text(&dice)
        var now = 0
        steps = (0..<length).map { number in
            let card = dice.below(1000)
            let deed: Deed =
                switch number == 0 ? 0 : dice.below(12) {
                case 0: .create
                case 1...4: .move(card: card, stage: RandomFunnel.stage(&dice))
                case 5, 6: .edit(card: card, number: dice.below(5), day: dice.below(30))
                case 7: .pay(card: card)
                case 8: .touch(card: card)
                default: .nothing
                }
            if case .nothing = deed { now += dice.below(200_000) } else { now += dice.below(600) }
            return Step(deed: deed, at: now)
        }
    }
}

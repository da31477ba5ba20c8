import Domain
import Funnels

/// How a card stands after a command.
struct CardDeedAnswer: Encodable {
    let version: Int64
    let stage: String
    let stages: [String: String]
    let outcome: CardOutcome
    let isIncomplete: Bool
    /// The cards that it made.
    let made: [CardID]

    init(_ answer: Funnels.CardAnswer) {
        version = answer.version
        stage = answer.stage
        stages = answer.stages
        outcome = answer.outcome
        isIncomplete = answer.isIncomplete
        made = answer.made
    }
}

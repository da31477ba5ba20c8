package import Domain
import Records

/// How a card stands after a command.
package struct CardAnswer: Hashable, Sendable {
    /// Its version.
    package let version: Int64
    /// Its stage on the main track; the first track's when it stands on no main stage.
    package let stage: String
    /// The stages by track; the main track is the empty name.
    package let stages: [String: String]
    /// How far it is.
    package let outcome: CardOutcome
    /// Whether fields that a gate wanted are still to be filled.
    package let isIncomplete: Bool
    /// The cards that it made.
    package let made: [CardID]

    /// Creates an answer.
    package init(
        version: Int64,
        stage: String,
        stages: [String: String],
        outcome: CardOutcome,
        isIncomplete: Bool,
        made: [CardID]
    ) {
        self.version = version
        self.stage = stage
        self.stages = stages
        self.outcome = outcome
        self.isIncomplete = isIncomplete
        self.made = made
    }
}

extension CardAnswer {
    /// What a person is told of what became of the card.
    init(_ outcome: CardRunner.Outcome) {
        let state = outcome.state
        self.init(
            version: state.record.version,
            stage: state.mainPlace?.stage ?? "",
            stages: state.places.mapValues(\.stage),
            outcome: state.record.outcome,
            isIncomplete: state.record.isIncomplete,
            made: outcome.made
        )
    }
}

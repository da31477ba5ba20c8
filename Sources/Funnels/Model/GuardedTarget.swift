/// A target of a move that may have a condition.
package struct GuardedTarget: Hashable, Sendable {
    /// The stage.
    package let stage: String
    /// When; nil for always.
    package let when: Expression?
    /// Where it is written.
    package let place: FilePlace

    /// Creates a target.
    package init(stage: String, when: Expression? = nil, place: FilePlace) {
        self.stage = stage
        self.when = when
        self.place = place
    }
}

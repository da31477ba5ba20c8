/// How many open cards stand where, by funnel and stage.
package struct OpenCards: Hashable, Sendable {
    private let counts: [String: [String: Int]]

    /// Creates counts: funnel → stage → number.
    package init(_ counts: [String: [String: Int]] = [:]) { self.counts = counts }

    /// The cards in a stage.
    package func count(_ funnel: String, _ stage: String) -> Int { counts[funnel]?[stage] ?? 0 }

    /// The cards in a funnel.
    package func count(_ funnel: String) -> Int { (counts[funnel] ?? [:]).values.reduce(0, +) }
}

/// A record that a row makes or changes.
package enum RecordKind: String, Hashable, Sendable, CaseIterable {
    /// A company outside.
    case company
    /// A person outside.
    case person
    /// A card of a funnel.
    case card
    /// A line of a plan.
    case plan

    /// How the mapping and messages call it.
    package var word: String { self == .person ? "contact" : rawValue }
}

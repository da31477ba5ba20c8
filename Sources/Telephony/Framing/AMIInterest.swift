/// Which events are worth reading: the others pass the framer without a copy or a string.
///
/// Half of all events are `VarSet`; a server-side `Action: Filter` drops them where the manager user may set one, and
/// this does the same where it may not.
package struct AMIInterest: Sendable {
    enum Rule: Sendable {
        case keep
        case skip
        /// Keep when the line that begins with `prefix` goes on with one of `values`; `mark` is the prefix's first byte.
        case keepIf(mark: UInt8, prefix: [UInt8], values: NameTable)
    }

    /// A rule for each place of ``AMIEvent/ordered``.
    private var rules: [Rule]

    init(others: Rule) {
        rules = [Rule](repeating: others, count: AMIEvent.ordered.count)
    }

    /// Every event.
    package static let everything = AMIInterest(others: .keep)

    /// The rule for events that have no ``AMIEvent``.
    var unknown: Rule = .keep

    subscript(event: AMIEvent) -> Rule {
        get { rules[AMIEvent.ordered.firstIndex(of: event) ?? 0] }
        set { rules[AMIEvent.ordered.firstIndex(of: event) ?? 0] = newValue }
    }

    func rule(at index: Int?) -> Rule {
        guard let index else { return unknown }
        return rules[index]
    }
}

/// Which events are worth reading: the others pass the framer without a copy or a string.
///
/// Half of all events are `VarSet`; a server-side `Action: Filter` drops them where the manager user may set one, and
/// this does the same where it may not.
package struct AMIInterest: Sendable {
    enum Rule: Sendable {
        case keep
        case skip
        /// Keep when the line that begins with `prefix` goes on with one of `values` (up to a comma or the line's end).
        case keepIf(prefix: [UInt8], values: NameTable)
    }

    /// A rule for each place of ``AMIEvent/ordered``.
    private var rules: [Rule]

    private init(others: Rule) {
        rules = [Rule](repeating: others, count: AMIEvent.ordered.count)
    }

    /// Every event.
    package static let everything = AMIInterest(others: .keep)

    /// What ``CallTracker`` acts on.
    package static let calls: AMIInterest = {
        var interest = AMIInterest(others: .keep)
        interest.unknown = .skip
        for event in CallTracker.unread { interest[event] = .skip }
        interest[.varSet] = .keepIf(prefix: Array("Variable: ".utf8), values: NameTable(CallTracker.variables))
        interest[.newexten] = .keepIf(prefix: Array("Application: ".utf8), values: NameTable(CallTracker.applications))
        interest[.cel] = .keepIf(prefix: Array("EventName: ".utf8), values: NameTable(CallTracker.celEvents))
        return interest
    }()

    /// The rule for events that have no ``AMIEvent``.
    private(set) var unknown: Rule = .keep

    private subscript(event: AMIEvent) -> Rule {
        get { rules[AMIEvent.ordered.firstIndex(of: event) ?? 0] }
        set { rules[AMIEvent.ordered.firstIndex(of: event) ?? 0] = newValue }
    }

    func rule(at index: Int?) -> Rule {
        guard let index else { return unknown }
        return rules[index]
    }
}

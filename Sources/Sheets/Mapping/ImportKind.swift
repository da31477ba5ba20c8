/// What a row of a sheet speaks of.
package enum ImportKind: String, Hashable, Sendable, CaseIterable {
    /// A company outside, and perhaps a person of it.
    case company
    /// A person outside, and perhaps their company.
    case contact
    /// A card of a funnel, with its company and person.
    case deal
    /// A line of a plan.
    case plan
}

/// Whose call it is, seen from the company.
package enum CallDirection: String, Hashable, Sendable, Codable, CaseIterable {
    /// Someone outside calls the company.
    case inbound
    /// Someone of the company calls out, by dialling or by click-to-call.
    case outbound
    /// Both ends are extensions.
    case `internal`
    /// The exchange dials both sides on a site's order: the client first, then an operator, or the other way round.
    case callback
}

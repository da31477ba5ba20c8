/// What made a lead.
package enum LeadSource: String, Hashable, Sendable, Codable, CaseIterable {
    /// A telephone call.
    case call
    /// Somebody of the company, by hand.
    case manual
    /// A sheet that was imported.
    case sheet = "import"
    /// A rule of a funnel: a card that another one made.
    case rule
    /// 1C.
    case onec
    /// A letter.
    case letter
    /// A form of the site, or a chat.
    case intake
    /// A portal.
    case portal

    /// What stands behind values of `source`.
    package init(_ source: ValueSource) {
        switch source {
        case .person: self = .manual
        default: self = LeadSource(rawValue: source.rawValue) ?? .rule
        }
    }
}

extension FanFeature {
    /// The feature to which a fact of a text belongs.
    static func of(_ fact: FanFact) -> FanFeature {
        switch fact {
        case .article: .goods
        case .inn: .inn
        case .tender: .tender
        case .name, .initials: .customer
        case .domain: .mail
        case .site: .object
        case .city, .region: .city
        case .address: .address
        case .days: .days
        case .word, .numbered: .words
        }
    }
}

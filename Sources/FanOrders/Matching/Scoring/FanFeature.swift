/// What a reason is about: terms that a person would take for one.
package enum FanFeature: String, CaseIterable, Sendable {
    case prior
    case dealer
    case time
    case inn
    case tender
    case mail
    case customer
    case object
    case city
    case address
    case days
    case words
    case goods
    case quantity
    case agreement

    /// The feature of a term.
    static func of(_ term: FanTerm) -> FanFeature {
        switch term {
        case .prior: .prior
        case .sameDealer, .dealerSoon, .dealerSequel, .dealerComplement: .dealer
        case .gap, .sameDay, .longGap: .time
        case .innSame, .innNear, .innOther: .inn
        case .tenderSame, .tenderNear, .tenderOther: .tender
        case .domainSame, .domainName: .mail
        case .nameRarity, .nameSame, .nameNear, .nameInitials, .nameOther, .suffixOther, .suffixSame, .customerCitySame,
            .customerCityOther:
            .customer
        case .siteRarity, .siteSame, .siteNameOnly, .siteKindOnly, .siteOther, .siteKindOther: .object
        case .citySame, .cityRarity, .regionSame, .cityOther: .city
        case .addressSame, .streetSame, .addressOther, .streetSite: .address
        case .daysSame, .daysNear, .daysOther: .days
        case .wordsRarity, .wordsShare, .wordsOther, .numberedSame: .words
        case .goodsRarity, .goodsBest, .goodsContained, .goodsJaccard, .goodsCount, .goodsWhole, .goodsNone,
            .goodsMissing,
            .goodsUnmatched, .goodsSingle, .goodsUnsure, .familyShare:
            .goods
        case .quantitySame, .quantityAll, .quantityOther, .quantityRarity: .quantity
        case .anchors, .noAnchor, .goodsAlone, .conflicts, .conflictGoods, .manyConflicts, .nameSite, .nameCity,
            .siteCity,
            .daysCity, .daysGoods, .cityGoods, .nameSiteOther,
            .nameDaysOther, .nameCityOther, .siteCityOther, .goodsMany:
            .agreement
        }
    }
}

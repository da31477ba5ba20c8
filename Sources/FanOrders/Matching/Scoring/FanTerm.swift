/// The terms of the score. Each is a number that two requests give, and a weight in bits for one of it.
package enum FanTerm: Int, CaseIterable, Sendable, Codable {
    case prior
    case sameDealer, dealerSoon, dealerSequel, dealerComplement, gap, sameDay, longGap
    case innSame, innNear, innOther
    case tenderSame, tenderNear, tenderOther
    case domainSame, domainName
    case nameRarity, nameSame, nameNear, nameInitials, nameOther, suffixOther, suffixSame
    case customerCitySame, customerCityOther
    case siteRarity, siteSame, siteNameOnly, siteKindOnly, siteOther, siteKindOther
    case citySame, cityRarity, regionSame, cityOther
    case addressSame, streetSame, addressOther, streetSite
    case daysSame, daysNear, daysOther
    case wordsRarity, wordsShare, wordsOther, numberedSame
    case goodsRarity, goodsBest, goodsContained, goodsJaccard, goodsCount, goodsWhole, goodsNone, goodsMissing
    case goodsUnmatched, goodsSingle, goodsUnsure, familyShare
    case quantitySame, quantityAll, quantityOther, quantityRarity
    case anchors, noAnchor, goodsAlone, conflicts, conflictGoods, manyConflicts
    case nameSite, nameCity, siteCity, daysCity, daysGoods, cityGoods
    case nameSiteOther, nameDaysOther, nameCityOther, siteCityOther, goodsMany
}

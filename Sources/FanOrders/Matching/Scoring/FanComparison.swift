private import Foundation

/// Compares two requests.
struct FanComparison: Sendable {
    let query: FanQuery
    let vocabulary: FanVocabulary
    let families: [UInt32]

    /// Fills the terms for the request and another.
    func compare(_ other: FanProfile, into terms: inout FanTerms) {
        terms.clear()
        terms[.prior] = 1
        let own = query.profile
        time(own, other, &terms)
        numbers(own, other, &terms)
        names(own, other, &terms)
        sites(own, other, &terms)
        places(own, other, &terms)
        words(own, other, &terms)
        goods(own, other, &terms)
        together(&terms)
    }

    private func time(_ own: FanProfile, _ other: FanProfile, _ terms: inout FanTerms) {
        let days = Double(own.minute > other.minute ? own.minute - other.minute : other.minute - own.minute) / 1440
        terms[.sameDealer] = own.dealer == other.dealer ? 1 : 0
        if own.dealer == other.dealer, days < 4 {
            terms[.dealerSoon] = 1
            let younger = own.minute >= other.minute ? own : other
            terms[.dealerSequel] = younger.isSequel ? 1 : 0
            // The one has the goods, the other says whose they are.
            terms[.dealerComplement] = days < 2 && own.goods.isEmpty != other.goods.isEmpty ? 1 : 0
        }
        terms[.gap] = log2(1 + days)
        terms[.sameDay] = days < 1 ? 1 : 0
        terms[.longGap] = days > 21 ? log2(days / 21) : 0
    }

    private func numbers(_ own: FanProfile, _ other: FanProfile, _ terms: inout FanTerms) {
        compare(own.inns, other.inns, same: .innSame, near: .innNear, differing: .innOther, &terms)
        compare(own.tenders, other.tenders, same: .tenderSame, near: .tenderNear, differing: .tenderOther, &terms)
        if own.days != 0, other.days != 0 {
            let gap = abs(Int(own.days) - Int(other.days))
            terms[gap == 0 ? .daysSame : gap == 1 ? .daysNear : .daysOther] = 1
        }
    }

    private func compare(
        _ own: [UInt64],
        _ other: [UInt64],
        same: FanTerm,
        near: FanTerm,
        differing: FanTerm,
        _ terms: inout FanTerms
    ) {
        guard !own.isEmpty, !other.isEmpty else { return }
        if own.contains(where: other.contains) {
            terms[same] = 1
        } else if own.contains(where: { number in other.contains { Self.isNear(number, $0) } }) {
            terms[near] = 1
        } else {
            terms[differing] = 1
        }
    }

    /// Whether one slip lies between two long numbers.
    private static func isNear(_ left: UInt64, _ right: UInt64) -> Bool {
        guard min(left, right) > 99_999_999 else { return false }
        return Slips.isOne(Array(String(left).utf8), Array(String(right).utf8))
    }

    private func words(_ own: FanProfile, _ other: FanProfile, _ terms: inout FanTerms) {
        var shared = 0
        var rarity = 0.0
        for (place, word) in own.words.enumerated() where other.words.contains(word) {
            shared += 1
            rarity += max(0, query.words[place] - 2)
        }
        terms[.wordsRarity] = min(rarity, 24)
        let least = min(own.words.count, other.words.count)
        if least > 0 {
            terms[.wordsShare] = Double(shared) / Double(least)
            terms[.wordsOther] = shared == 0 ? log2(Double(least) + 1) : 0
        }
        terms[.numberedSame] = log2(1 + Double(own.numbered.count(where: other.numbered.contains)))
    }

    /// What follows from several facts at once.
    private func together(_ terms: inout FanTerms) {
        let name = max(terms[.nameSame], terms[.nameNear], terms[.nameInitials])
        let id = max(terms[.innSame], terms[.tenderSame], terms[.innNear], terms[.tenderNear])
        let city = max(terms[.citySame], terms[.regionSame])
        let anchors = [id, name, terms[.siteSame], city, terms[.addressSame], terms[.daysSame], terms[.domainSame]]
            .reduce(0.0) { (sum: Double, fact: Double) in sum + (fact > 0 ? 1 : 0) }
        let conflicts: Double =
            ([.innOther, .tenderOther, .nameOther, .siteOther, .siteKindOther, .cityOther, .daysOther, .addressOther]
            as [FanTerm])

            .reduce(0.0) { (sum: Double, term: FanTerm) in sum + (terms[term] > 0 ? 1 : 0) }
        terms[.anchors] = anchors
        terms[.noAnchor] = anchors == 0 ? 1 : 0
        terms[.goodsAlone] = anchors == 0 ? terms[.goodsRarity] : 0
        terms[.conflicts] = conflicts
        terms[.conflictGoods] = conflicts > 0 ? terms[.goodsRarity] : 0
        terms[.manyConflicts] = conflicts > 1 ? 1 : 0
        let siteOther = max(terms[.siteOther], terms[.siteKindOther])
        terms[.nameSiteOther] = name * siteOther
        terms[.nameDaysOther] = name * terms[.daysOther]
        terms[.nameCityOther] = name * terms[.cityOther]
        terms[.siteCityOther] = terms[.siteSame] * terms[.cityOther]
        terms[.goodsMany] = terms[.goodsCount] > 1.9 ? terms[.goodsJaccard] : 0
        terms[.nameSite] = name * terms[.siteSame]
        terms[.nameCity] = name * city
        terms[.siteCity] = terms[.siteSame] * city
        terms[.daysCity] = terms[.daysSame] * city
        terms[.daysGoods] = terms[.daysSame] * terms[.goodsContained]
        terms[.cityGoods] = city * terms[.goodsContained]
    }
}

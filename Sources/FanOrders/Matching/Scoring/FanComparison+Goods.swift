private import Foundation

/// What two requests ask for.
extension FanComparison {
    /// Articles, quantities, and how much of the one list is in the other.
    func goods(_ own: FanProfile, _ other: FanProfile, _ terms: inout FanTerms) {
        guard !own.goods.isEmpty, !other.goods.isEmpty else {
            terms[.goodsMissing] = 1
            return
        }
        var matched = 0.0
        var sure = 0
        var rarity = 0.0
        var best = 0.0
        var same = 0
        var asked = 0
        var bits = 0.0
        for (place, good) in own.goods.enumerated() {
            guard let another = other.goods.first(where: { $0.article == good.article }) else { continue }
            let isSure = good.isSure && another.isSure
            matched += isSure ? 1 : 0.5
            if isSure { sure += 1 }
            let share = isSure ? 1 : 0.6
            rarity += query.goods[place] * share
            best = max(best, query.goods[place] * share)
            guard good.quantity != 0, another.quantity != 0 else { continue }
            asked += 1
            if good.agrees(with: another) {
                same += 1
                bits += min(6, log2(Double(max(good.quantity, 1))) + 0.5)
            }
        }
        let counts = (Double(Self.count(own.goods)), Double(Self.count(other.goods)))
        set(matched, rarity, best, counts, &terms)
        terms[.goodsUnsure] = matched > 0 && sure == 0 ? 1 : 0
        if matched == 0 { families(own, other, &terms) }
        guard asked > 0 else { return }
        terms[.quantitySame] = log2(1 + Double(same))
        terms[.quantityAll] = same == asked ? log2(1 + Double(asked)) : 0
        terms[.quantityOther] = Double(asked - same) / Double(asked)
        terms[.quantityRarity] = min(bits, 16)
    }

    private func set(
        _ matched: Double,
        _ rarity: Double,
        _ best: Double,
        _ counts: (Double, Double),
        _ terms: inout FanTerms
    ) {
        let least = min(counts.0, counts.1)
        terms[.goodsRarity] = min(rarity, 40)
        terms[.goodsBest] = best
        terms[.goodsContained] = min(1, matched / least)
        terms[.goodsJaccard] = matched / max(1, counts.0 + counts.1 - matched)
        terms[.goodsCount] = log2(1 + matched)
        terms[.goodsWhole] = matched >= 2 && matched == counts.0 && matched == counts.1 ? 1 : 0
        terms[.goodsNone] = matched == 0 ? 1 : 0
        terms[.goodsUnmatched] = log2(1 + max(0, least - matched))
        terms[.goodsSingle] = least == 1 && matched > 0 ? 1 : 0
    }

    /// How many goods are asked for: articles that one mention leaves open count as one.
    private static func count(_ goods: [FanGood]) -> Int {
        let sure = goods.count(where: \.isSure)
        return max(1, sure + (goods.count - sure + 1) / 2)
    }

    private func families(_ own: FanProfile, _ other: FanProfile, _ terms: inout FanTerms) {
        let shared = own.goods.count { good in
            Int(good.article) < families.count
                && other.goods.contains {
                    Int($0.article) < families.count && families[Int($0.article)] == families[Int(good.article)]
                }
        }
        terms[.familyShare] = Double(shared) / Double(own.goods.count)
    }
}

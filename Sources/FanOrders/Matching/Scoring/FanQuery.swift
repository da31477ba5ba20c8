private import Foundation

/// A request made ready to be compared with many: how rare each of its facts is.
struct FanQuery: Sendable {
    let profile: FanProfile
    let goods: [Double]
    let names: [Double]
    let sites: [Double]
    let siteNames: [[Double]]
    let cities: [Double]
    let words: [Double]
    let regions: [UInt16]

    init(_ profile: FanProfile, index: FanIndex) {
        self.profile = profile
        let whole = Double(max(index.openCount, 50))
        func rarity(_ key: FanKey) -> Double { log2((whole + 1) / Double(index.postings.count(key) + 1)) }
        goods = profile.goods.map { rarity(FanKey(.article, UInt64($0.article))) }
        names = profile.names.map { rarity(FanKey(.name, UInt64($0))) }
        sites = profile.sites.map { $0.number == 0 ? 0 : rarity(FanKey(.siteNumber, $0.kinds, UInt64($0.number))) }
        siteNames = profile.sites.map { site in
            site.names.map { rarity(FanKey(.siteAny, site.kinds, UInt64($0))) }
        }
        cities = profile.cities.map { rarity(FanKey(.city, UInt64($0))) }
        words = profile.words.map { rarity(FanKey(.word, UInt64($0))) }
        regions = FanKeys.regions(profile)
    }
}

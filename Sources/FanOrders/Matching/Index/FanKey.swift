/// A key of the index: what two requests must share, at least one of, to be compared.
///
/// A key is a number of 32 bits that stands for its fact; two facts that have one number by chance cost a comparison,
/// nothing else.
struct FanKey: Hashable, Sendable {
    let value: UInt32

    /// What kind of fact a key stands for.
    enum Kind: UInt64 {
        case inn = 1
        case innHalf, tender, tenderHalf, article, articleQuantity, articleRegion, articleDays, articlePair
        case name, nameSound, nameRegion, initials, initialsRegion, initialsArticle, siteNumber, siteName, siteRegion
        case siteAny, address, street, daysRegion, word, numbered, city, days, siteDays, nameDays, wordPair, region,
            dealerDay
    }

    /// Makes a key of a kind and up to two facts.
    init(_ kind: Kind, _ first: UInt64, _ second: UInt64 = 0) {
        var hash = kind.rawValue &* 0x9E37_79B9_7F4A_7C15
        hash = (hash ^ first) &* 0xBF58_476D_1CE4_E5B9
        hash ^= hash >> 29
        hash = (hash ^ second) &* 0x94D0_49BB_1331_11EB
        hash ^= hash >> 32
        value = UInt32(truncatingIfNeeded: hash) | 1
    }
}

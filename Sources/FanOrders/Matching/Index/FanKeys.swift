/// The keys of a request.
enum FanKeys {
    /// All keys of a profile, each once. They follow from the profile alone, so an index made anew has the same.
    static func of(_ profile: FanProfile, sounds: [[UInt8]]) -> [FanKey] {
        var keys: [FanKey] = []
        keys.reserveCapacity(64)
        let regions = regions(profile)
        numbers(profile, &keys)
        goods(profile, regions, &keys)
        customer(profile, regions, sounds, &keys)
        sites(profile, regions, &keys)
        for region in regions where profile.days != 0 {
            keys.append(FanKey(.daysRegion, UInt64(profile.days), UInt64(region)))
        }
        keys.append(dealerDay(profile, before: 0))
        for word in profile.words { keys.append(FanKey(.word, UInt64(word))) }
        for pair in profile.numbered { keys.append(FanKey(.numbered, UInt64(pair))) }
        var seen = Set<FanKey>(minimumCapacity: keys.count)
        return keys.filter { seen.insert($0).inserted }
    }

    /// Facts that are no key for candidates by themselves, but whose number of requests is asked for.
    static func counted(_ profile: FanProfile) -> [FanKey] {
        var keys = profile.cities.map { FanKey(.city, UInt64($0)) }
        if profile.days != 0 { keys.append(FanKey(.days, UInt64(profile.days))) }
        return keys
    }

    /// The key of a dealer's requests of a day: what he sends after may belong to it, though it shares nothing with it.
    static func dealerDay(_ profile: FanProfile, before days: UInt32) -> FanKey {
        FanKey(.dealerDay, UInt64(profile.dealer), UInt64(profile.minute / 1440) &- UInt64(days))
    }

    /// The regions of a profile, those of its cities included.
    static func regions(_ profile: FanProfile) -> [UInt16] {
        var regions = profile.regions
        for city in profile.cities + profile.customerCities {
            let region = Gazetteer.region(of: city)
            if !regions.contains(region) { regions.append(region) }
        }
        return regions
    }

    private static func numbers(_ profile: FanProfile, _ keys: inout [FanKey]) {
        for inn in profile.inns {
            keys.append(FanKey(.inn, inn))
            keys.append(FanKey(.innHalf, inn / 100_000, 1))
            keys.append(FanKey(.innHalf, inn % 100_000, 2))
        }
        for tender in profile.tenders {
            keys.append(FanKey(.tender, tender))
            guard tender > 99_999_999 else { continue }
            keys.append(FanKey(.tenderHalf, tender % 1_000_000, 2))
            keys.append(FanKey(.tenderHalf, tender / 1_000_000, 1))
        }
    }

    private static func goods(_ profile: FanProfile, _ regions: [UInt16], _ keys: inout [FanKey]) {
        for (place, good) in profile.goods.enumerated() {
            let article = UInt64(good.article)
            keys.append(FanKey(.article, article))
            for quantity in [good.quantity, good.otherQuantity] where quantity > 1 {
                keys.append(FanKey(.articleQuantity, article, UInt64(quantity)))
            }
            for region in regions { keys.append(FanKey(.articleRegion, article, UInt64(region))) }
            if profile.days != 0 { keys.append(FanKey(.articleDays, article, UInt64(profile.days))) }
            guard place < 8 else { continue }
            for other in profile.goods[..<place] {
                let other = UInt64(other.article)
                keys.append(FanKey(.articlePair, min(article, other), max(article, other)))
            }
        }
    }

    private static func customer(
        _ profile: FanProfile,
        _ regions: [UInt16],
        _ sounds: [[UInt8]],
        _ keys: inout [FanKey]
    ) {
        for name in profile.names {
            keys.append(FanKey(.name, UInt64(name)))
            for region in regions { keys.append(FanKey(.nameRegion, UInt64(name), UInt64(region))) }
            if profile.days != 0 { keys.append(FanKey(.nameDays, UInt64(name), UInt64(profile.days))) }
        }
        for name in profile.names + profile.domains {
            for key in soundKeys(sounds[Int(name)]) { keys.append(key) }
        }
        if profile.initials != 0 {
            keys.append(FanKey(.initials, profile.initials))
            for region in regions { keys.append(FanKey(.initialsRegion, profile.initials, UInt64(region))) }
        }
    }

    /// The head of a name's sound and its consonants: a slip spares one of them.
    private static func soundKeys(_ sound: [UInt8]) -> [FanKey] {
        guard sound.count >= 4 else { return [] }
        let consonants = sound.filter { !vowels.contains($0) }
        var keys = [FanKey(.nameSound, packed(sound.prefix(6)), 1)]
        if consonants.count >= 4 { keys.append(FanKey(.nameSound, packed(consonants.prefix(6)), 2)) }
        if sound.count >= 8 { keys.append(FanKey(.nameSound, packed(sound.suffix(6)), 3)) }
        return keys
    }

    private static let vowels: Set<UInt8> = Set("aeiou".utf8)

    private static func packed(_ letters: some Sequence<UInt8>) -> UInt64 { letters.reduce(0) { $0 << 8 | UInt64($1) } }

    private static func sites(_ profile: FanProfile, _ regions: [UInt16], _ keys: inout [FanKey]) {
        for site in profile.sites {
            if site.number != 0 {
                keys.append(FanKey(.siteNumber, site.kinds, UInt64(site.number)))
                for region in regions {
                    keys.append(FanKey(.siteRegion, UInt64(site.number) << 20 | 1, UInt64(region)))
                }
            }
            for name in site.names {
                keys.append(FanKey(.siteName, UInt64(name)))
                keys.append(FanKey(.siteAny, site.kinds, UInt64(name)))
                for region in regions { keys.append(FanKey(.siteRegion, UInt64(name) << 1, UInt64(region))) }
                if profile.days != 0 { keys.append(FanKey(.siteDays, UInt64(name) << 1, UInt64(profile.days))) }
            }
            if profile.days != 0, site.number != 0 {
                keys.append(FanKey(.siteDays, UInt64(site.number) << 20 | 1, UInt64(profile.days)))
            }
        }
        for address in profile.addresses {
            keys.append(FanKey(.street, UInt64(address.street)))
            if address.house != 0 { keys.append(FanKey(.address, UInt64(address.street), UInt64(address.house))) }
        }
    }
}

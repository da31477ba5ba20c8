/// The end customer, the object and the places of two requests.
extension FanComparison {
    /// The customer's name: whole, one slip away, as initials; and the domain of his mail.
    func names(_ own: FanProfile, _ other: FanProfile, _ terms: inout FanTerms) {
        if own.domains.contains(where: other.domains.contains) { terms[.domainSame] = 1 }
        if isDomain(own.domains, of: other.names) || isDomain(other.domains, of: own.names) { terms[.domainName] = 1 }
        if !own.customerCities.isEmpty, !other.customerCities.isEmpty {
            let same = own.customerCities.contains(where: other.customerCities.contains)
            terms[same ? .customerCitySame : .customerCityOther] = 1
        }
        if own.initials != 0 || other.initials != 0 {
            let fits =
                own.initials == other.initials || initials(own.initials, fit: other.names)
                || initials(other.initials, fit: own.names)
            if fits { terms[.nameInitials] = 1 } else if isNamed(own), isNamed(other) { terms[.nameOther] = 1 }
        }
        guard !own.names.isEmpty, !other.names.isEmpty else { return }
        var matched = 0
        var near = 0
        var rarity = 0.0
        for (place, name) in own.names.enumerated() {
            if other.names.contains(name) {
                matched += 1
                rarity += query.names[place]
            } else if other.names.contains(where: { isNear(name, $0) }) {
                near += 1
                rarity += min(query.names[place], 9)
            }
        }
        let least = min(own.names.count, other.names.count)
        terms[.nameRarity] = min(rarity, 14)
        if matched == 0, near == 0 {
            terms[.nameOther] = 1
        } else if matched + near >= least {
            terms[near == 0 ? .nameSame : .nameNear] = 1
        } else {
            terms[.nameNear] = 0.5
            terms[.nameOther] = 0.5
        }
        guard terms[.nameOther] == 0, !own.suffixes.isEmpty || !other.suffixes.isEmpty else { return }
        terms[own.suffixes.contains(where: other.suffixes.contains) ? .suffixSame : .suffixOther] = 1
    }

    private func isNamed(_ profile: FanProfile) -> Bool { profile.initials != 0 || !profile.names.isEmpty }

    /// Whether two words are one name: they sound alike, one slip or two apart, or one is the head of the other.
    private func isNear(_ left: UInt32, _ right: UInt32) -> Bool {
        let own = vocabulary.sounds[Int(left)]
        let other = vocabulary.sounds[Int(right)]
        guard min(own.count, other.count) >= 4 else { return false }
        if own == other { return true }
        if own.count >= 8, other.count >= 8 { return Slips.distance(own, other, limit: 2) <= 2 }
        return own.count >= 5 && Slips.isOne(own, other)
    }

    private func isDomain(_ domains: [UInt32], of names: [UInt32]) -> Bool {
        domains.contains { domain in
            let label = vocabulary.sounds[Int(domain)]
            guard label.count >= 5 else { return false }
            return names.contains { vocabulary.sounds[Int($0)].prefix(5) == label.prefix(5) }
        }
    }

    /// Whether letters are the initials of a name: of its words, or of the parts of a long one.
    private func initials(_ letters: UInt64, fit names: [UInt32]) -> Bool {
        guard letters != 0, let first = names.first else { return false }
        let shifts: [UInt64] = [48, 32, 16, 0]
        let units = shifts.map { UInt16(truncatingIfNeeded: letters >> $0) }.filter { $0 != 0 }
        let heads = names.compactMap { vocabulary.stems[Int($0)].utf16.first }
        if heads == units { return true }
        var rest = Array(vocabulary.stems[Int(first)].utf16)[...]
        guard rest.first == units.first else { return false }
        rest = rest.dropFirst()
        for unit in units.dropFirst() {
            guard let place = rest.dropFirst().firstIndex(of: unit) else { return heads.dropFirst().contains(unit) }
            rest = rest[(place + 1)...]
        }
        return true
    }

    /// The objects.
    func sites(_ own: FanProfile, _ other: FanProfile, _ terms: inout FanTerms) {
        guard !own.sites.isEmpty, !other.sites.isEmpty else { return }
        var best: (level: Int, rarity: Double) = (0, 0)
        for (place, site) in own.sites.enumerated() {
            for another in other.sites {
                let found = compare(site, place, another)
                if found.level > best.level || found.level == best.level && found.rarity > best.rarity { best = found }
            }
        }
        switch best.level {
        case 5: terms[.siteSame] = 1
        case 4: terms[.siteNameOnly] = 1
        case 3: terms[.siteKindOnly] = 1
        case 2: terms[.siteOther] = 1
        default: terms[.siteKindOther] = 1
        }
        terms[.siteRarity] = min(best.rarity, 14)
    }

    private func compare(_ site: FanSite, _ place: Int, _ other: FanSite) -> (level: Int, rarity: Double) {
        let isKin = site.kinds & other.kinds != 0
        if site.number != 0, site.number == other.number, isKin || site.kinds == 0 || other.kinds == 0 {
            return (5, max(query.sites[place], 3))
        }
        for (index, name) in site.names.enumerated() {
            let isSame = other.names.contains { $0 == name || isNear(name, $0) }
            if isSame { return (isKin || site.kinds == 0 || other.kinds == 0 ? 5 : 4, query.siteNames[place][index]) }
        }
        guard isKin else { return (1, 0) }
        let isBare = site.number == 0 && site.names.isEmpty || other.number == 0 && other.names.isEmpty
        let isDifferent = site.number != 0 && other.number != 0 || !site.names.isEmpty && !other.names.isEmpty
        return (isBare || !isDifferent ? 3 : 2, 0)
    }

    /// The city, the region, the street.
    func places(_ own: FanProfile, _ other: FanProfile, _ terms: inout FanTerms) {
        let shared = own.cities.indices.filter { other.cities.contains(own.cities[$0]) }
        if let rarest = shared.map({ query.cities[$0] }).max() {
            terms[.citySame] = 1
            terms[.cityRarity] = min(rarest, 10)
        } else if !own.cities.isEmpty, !other.cities.isEmpty {
            terms[.cityOther] = 1
        } else {
            compareRegions(own, other, &terms)
        }
        guard !own.addresses.isEmpty, !other.addresses.isEmpty else { return streets(own, other, &terms) }
        if own.addresses.contains(where: { $0.house != 0 && other.addresses.contains($0) }) {
            terms[.addressSame] = 1
        } else if own.addresses.contains(where: { address in other.addresses.contains { $0.street == address.street } })
        {
            terms[.streetSame] = 1
        } else {
            terms[.addressOther] = 1
        }
    }

    private func compareRegions(_ own: FanProfile, _ other: FanProfile, _ terms: inout FanTerms) {
        guard !query.regions.isEmpty else { return }
        let regions = FanKeys.regions(other)
        if query.regions.contains(where: regions.contains) {
            terms[.regionSame] = 1
        } else if !regions.isEmpty, !own.cities.isEmpty || !own.regions.isEmpty,
            !other.cities.isEmpty || !other.regions.isEmpty
        {
            terms[.cityOther] = 1
        }
    }

    /// A street of the one in the object's name of the other.
    private func streets(_ own: FanProfile, _ other: FanProfile, _ terms: inout FanTerms) {
        let isSame =
            own.addresses.contains { address in other.sites.contains { $0.names.contains(address.street) } }
            || other.addresses.contains { address in own.sites.contains { $0.names.contains(address.street) } }
        if isSame { terms[.streetSite] = 1 }
    }
}

/// What was found, in words that a person can check against the two requests.
struct FanWording {
    let comparison: FanComparison
    let other: FanProfile
    let terms: FanTerms
    let index: FanIndex
    let articles: ArticleIndex

    private var own: FanProfile { comparison.query.profile }

    /// What a feature found: what both name, or what the one and the other name.
    func value(_ feature: FanFeature) -> String {
        switch feature {
        case .prior, .agreement, .time: ""
        case .dealer: "="
        case .inn: both(own.inns.map(String.init), other.inns.map(String.init))
        case .tender: both(own.tenders.map(String.init), other.tenders.map(String.init))
        case .mail: both(words(own.domains), words(other.domains))
        case .customer: both(name(own), name(other))
        case .object: both(own.sites.map(site), other.sites.map(site))
        case .city: both(places(own), places(other))
        case .address: both(own.addresses.map(address), other.addresses.map(address))
        case .days: both([String(own.days)], [String(other.days)])
        case .words: both(words(own.words), words(other.words), onlyShared: true)
        case .goods: goods()
        case .quantity: quantities()
        }
    }

    /// The facts that both have; where they share none, those of the one against those of the other.
    private func both(_ own: [String], _ other: [String], onlyShared: Bool = false) -> String {
        let shared = own.filter(other.contains)
        if !shared.isEmpty || onlyShared { return shared.prefix(8).joined(separator: ", ") }
        return own.joined(separator: ", ") + " ≠ " + other.joined(separator: ", ")
    }

    private func words(_ stems: [UInt32]) -> [String] { stems.map { comparison.vocabulary.stems[Int($0)] } }

    private func name(_ profile: FanProfile) -> [String] {
        if profile.initials == 0 { return words(profile.names) }
        let shifts: [UInt64] = [48, 32, 16, 0]
        let units = shifts.map { UInt16(truncatingIfNeeded: profile.initials >> $0) }.filter { $0 != 0 }
        return words(profile.names) + [String(decoding: units, as: UTF16.self).uppercased()]
    }

    private func site(_ site: FanSite) -> String {
        let kinds = (0..<64).filter { site.kinds & 1 << UInt64($0) != 0 }.map { WordLexicon.objectName(UInt8($0)) }
        let number = site.number == 0 ? [] : ["№\(site.number)"]
        return (kinds + number + words(site.names)).joined(separator: " ")
    }

    private func places(_ profile: FanProfile) -> [String] {
        profile.cities.map(Gazetteer.name) + profile.regions.map(Gazetteer.regionName)
    }

    private func address(_ address: FanAddress) -> String {
        words([address.street]).joined() + (address.house == 0 ? "" : " \(address.house)")
    }

    private func goods() -> String {
        let shared = own.goods.filter { good in other.goods.contains { $0.article == good.article } }
        let named = shared.prefix(6).map { good in
            let count = index.postings.count(FanKey(.article, UInt64(good.article)))
            return "\(article(good)) (\(count)/\(index.openCount))"
        }
        return named.joined(separator: ", ") + (shared.count > 6 ? ", …" : "")
    }

    private func quantities() -> String {
        own.goods.prefix(12).compactMap { good -> String? in
            guard let another = other.goods.first(where: { $0.article == good.article }) else { return nil }
            if good.agrees(with: another) { return "\(article(good)) × \(max(good.quantity, 1))" }
            return "\(article(good)) × \(good.quantity) ≠ \(another.quantity)"
        }
        .prefix(6).joined(separator: ", ")
    }

    private func article(_ good: FanGood) -> String {
        Int(good.article) < articles.names.count ? articles.names[Int(good.article)] : "?"
    }
}

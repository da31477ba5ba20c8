/// The reasons of a score.
extension FanMatcher {
    /// Why two requests may concern one project, with the places that say so in both wordings. Neither need be open.
    package mutating func explain(_ own: FanRequest, _ other: FanRequest) -> FanCandidate {
        let reading = reader.read(own)
        let another = reader.read(other)
        let comparison = self.comparison(reading.profile)
        var terms = FanTerms()
        comparison.compare(another.profile, into: &terms)
        let bits = weights.bits(terms)
        let evidence = evidence(comparison, another.profile).map { reason in
            var reason = reason
            reason.own = Self.places(reading, another, reason.feature)
            reason.other = Self.places(another, reading, reason.feature)
            if let written = WrittenEvidence(reason, own.wording, other.wording).value { reason.value = written }
            return reason
        }
        return FanCandidate(
            request: other.id,
            group: group(of: other.id),
            bits: bits,
            probability: FanProbability.of(bits: bits),
            isContested: FanBand.isContested(terms),
            evidence: evidence
        )
    }

    /// The reasons why a compared request may concern the same project; their bits add up to its score.
    func evidence(_ comparison: FanComparison, _ other: FanProfile) -> [FanEvidence] {
        var terms = FanTerms()
        comparison.compare(other, into: &terms)
        var bits: [FanFeature: Double] = [:]
        for term in FanTerm.allCases where terms[term] != 0 {
            bits[FanFeature.of(term), default: 0] += terms[term] * weights[term]
        }
        let words = FanWording(
            comparison: comparison,
            other: other,
            terms: terms,
            index: index,
            articles: reader.articles
        )
        return FanFeature.allCases.compactMap { feature in
            guard let bits = bits[feature] else { return nil }
            return FanEvidence(feature: feature.rawValue, value: words.value(feature), bits: bits)
        }
        .sorted { abs($0.bits) > abs($1.bits) }
    }

    /// Where facts of a feature stand in a request that stand in the other one too; where they differ, all of them.
    private static func places(_ own: RequestReading, _ other: RequestReading, _ feature: String) -> [Range<Int>] {
        let facts = Set(other.marks.map(\.fact))
        let marks = own.marks.filter { FanFeature.of($0.fact).rawValue == feature }
        let shared = marks.filter { facts.contains($0.fact) }
        return (shared.isEmpty && feature != FanFeature.words.rawValue ? marks : shared).map(\.range)
    }
}

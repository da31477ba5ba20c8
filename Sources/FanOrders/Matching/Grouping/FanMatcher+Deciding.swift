/// The waterfall at arrival: candidates, their scores, the group, the band.
extension FanMatcher {
    /// A candidate with its score.
    struct Scored: Sendable {
        var slot: UInt32
        var bits: Double
        var isContested: Bool
        var hasHardKey: Bool
        /// Its bits in the link between two groups.
        var linkBits: Double
    }

    /// Scores the candidates of a slot and puts it where it belongs.
    mutating func decide(_ slot: UInt32) -> FanDecision {
        guard let profile = index.profiles[Int(slot)] else {
            return FanDecision(request: ids[Int(slot)], group: nil, action: .ignore, candidates: [], moved: [])
        }
        let found = index.candidates(profile, sounds: reader.vocabulary.sounds, except: slot)
        let comparison = self.comparison(profile)
        let scored = score(found, comparison).sorted { ($0.bits, $1.slot) > ($1.bits, $0.slot) }
        let moved = place(slot, scored)
        return FanDecision(
            request: ids[Int(slot)],
            group: groups.id(of: slot),
            action: action(slot, profile, scored),
            candidates: scored.prefix(5).map { candidate($0, comparison) },
            moved: moved
        )
    }

    /// The open requests with which one would be compared if it came now.
    package mutating func compared(with request: FanRequest) -> [FanRequestID] {
        let profile = reader.read(request).profile
        return index.candidates(profile, sounds: reader.vocabulary.sounds, except: slots[request.id]).map {
            ids[Int($0)]
        }
    }

    /// What is needed to compare a profile with others.
    func comparison(_ profile: FanProfile) -> FanComparison {
        FanComparison(
            query: FanQuery(profile, index: index),
            vocabulary: reader.vocabulary,
            families: reader.articles.families
        )
    }

    private func score(_ slots: [UInt32], _ comparison: FanComparison) -> [Scored] {
        var terms = FanTerms()
        return slots.compactMap { slot in score(slot, comparison, &terms) }
    }

    func score(_ slot: UInt32, _ comparison: FanComparison, _ terms: inout FanTerms) -> Scored? {
        guard let other = index.profiles[Int(slot)] else { return nil }
        comparison.compare(other, into: &terms)
        let bits = weights.bits(terms)
        return Scored(
            slot: slot,
            bits: bits,
            isContested: FanBand.isContested(terms),
            hasHardKey: FanBand.hasHardKey(terms),
            linkBits: bits - (FanBand.tellsApart(terms) ? FanBand.apartBits : 0)
        )
    }

    /// Candidates among whom one may make a group certain.
    private static let mostLooked = 30

    /// What follows. A group is certain when the request stands in it with the best candidate, and one of it is beyond
    /// doubt: alike enough, by something that chance does not bring. The best one may be a repeat of the same dealer's.
    private func action(_ slot: UInt32, _ profile: FanProfile, _ scored: [Scored]) -> FanAction {
        guard let best = scored.first else { return .ignore }
        let members = groups.members(groups.anyID(of: slot))
        let dealers = Set((members + [best.slot]).compactMap { index.profiles[Int($0)]?.dealer } + [profile.dealer])
        guard dealers.count > 1 else { return .ignore }
        let isCertain = scored.prefix(Self.mostLooked).contains { one in
            one.hasHardKey && !one.isContested && members.contains(one.slot)
                && FanProbability.of(bits: one.bits) >= weights.autoProbability
        }
        if isCertain, !best.isContested, members.contains(best.slot) { return .auto }
        return FanProbability.of(bits: best.bits) >= weights.suggestProbability ? .suggest : .ignore
    }

    private func candidate(_ scored: Scored, _ comparison: FanComparison) -> FanCandidate {
        var evidence: [FanEvidence] = []
        if let other = index.profiles[Int(scored.slot)] { evidence = self.evidence(comparison, other) }
        return FanCandidate(
            request: ids[Int(scored.slot)],
            group: groups.id(of: scored.slot),
            bits: scored.bits,
            probability: FanProbability.of(bits: scored.bits),
            isContested: scored.isContested,
            evidence: evidence
        )
    }
}

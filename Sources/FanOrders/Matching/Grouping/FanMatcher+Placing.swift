/// Which group a request belongs to.
///
/// A group holds together by all its pairs: a request's link to it is a share of the best pair and the rest of the mean of
/// all pairs, so that one popular article glues nothing.
extension FanMatcher {
    /// Puts a request into the group to which it has the strongest link, and groups together that it shows to be one;
    /// those that this moves.
    mutating func place(_ slot: UInt32, _ scored: [Scored]) -> [FanMove] {
        let near = scored.prefix(Self.neighbours).filter { $0.bits > Self.faintest }
        var links = FanLinks(self)
        for one in near { links.know(slot, one.slot, one.linkBits) }
        let standing = affected(slot, near)
        if groups.id(of: slot) == nil, let best = strongest(groups.anyID(of: slot), near, &links) {
            groups.move(slot, to: best)
        }
        var round = 0
        while round < 4, let other = strongest(groups.anyID(of: slot), near, &links) {
            join(groups.anyID(of: slot), other)
            round += 1
        }
        return standing.compactMap { member, from in
            let to = groups.id(of: member)
            return member == slot || from == to ? nil : FanMove(request: ids[Int(member)], from: from, to: to)
        }
    }

    /// So many of the best candidates may bring a request into their groups.
    private static let neighbours = 60
    /// A pair of fewer bits brings none.
    private static let faintest = -5.0

    /// The groups of all that a placing may move, before it.
    private func affected(_ slot: UInt32, _ near: [Scored]) -> [(UInt32, FanGroupID?)] {
        var seen = Set<FanGroupID>()
        var affected: [(UInt32, FanGroupID?)] = []
        for one in [slot] + near.map(\.slot) where seen.insert(groups.anyID(of: one)).inserted {
            for member in groups.members(groups.anyID(of: one)) { affected.append((member, groups.id(of: member))) }
        }
        return affected
    }

    /// The group, other than `own`, to which the group `own` has the strongest link that is strong enough.
    private func strongest(_ own: FanGroupID, _ near: [Scored], _ links: inout FanLinks) -> FanGroupID? {
        let members = groups.members(own)
        var seen: Set<FanGroupID> = [own]
        var best: (id: FanGroupID, link: Double)?
        for one in near {
            let id = groups.anyID(of: one.slot)
            guard seen.insert(id).inserted else { continue }
            let others = groups.members(id)
            guard members.count * others.count <= Self.mostPairs, !isDenied(members, others) else { continue }
            let link = isConfirmed(members, others) ? .infinity : links.link(members, others)
            if link >= weights.joinBits, link > best?.link ?? -.infinity { best = (id, link) }
        }
        return best?.id
    }

    /// No more pairs are compared for one link.
    private static let mostPairs = 400

    private func isDenied(_ own: [UInt32], _ others: [UInt32]) -> Bool {
        !denied.isEmpty
            && own.contains { one in others.contains { denied.contains(FanPair(ids[Int(one)], ids[Int($0)])) } }
    }

    private func isConfirmed(_ own: [UInt32], _ others: [UInt32]) -> Bool {
        !confirmed.isEmpty
            && own.contains { one in others.contains { confirmed.contains(FanPair(ids[Int(one)], ids[Int($0)])) } }
    }

    /// Makes two groups one: it keeps the number of the older.
    private mutating func join(_ own: FanGroupID, _ other: FanGroupID) {
        let isOlder = own < other
        let (kept, left) = isOlder ? (own, other) : (other, own)
        for member in groups.members(left) { groups.move(member, to: kept) }
    }
}

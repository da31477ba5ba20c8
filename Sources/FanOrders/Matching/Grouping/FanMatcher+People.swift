/// What people decide: it holds until they decide otherwise.
extension FanMatcher {
    /// Takes requests for one project: all their pairs are confirmed, and they and their groups become one. The group
    /// keeps the number of the oldest.
    package mutating func merge(_ requests: [FanRequestID]) -> [FanMove] {
        let open = requests.filter { slots[$0] != nil }
        for (place, one) in open.enumerated() {
            for other in open[..<place] {
                denied.remove(FanPair(one, other))
                confirmed.insert(FanPair(one, other))
            }
        }
        let together = open.compactMap { slots[$0] }.map { groups.anyID(of: $0) }
        guard let target = together.min() else { return [] }
        let members = Set(together).sorted().flatMap { groups.members($0) }
        return moving(members) { matcher in
            for slot in members { matcher.groups.move(slot, to: target) }
        }
    }

    /// Takes requests out of their group: each pair with those that stay is denied. Those taken out stand together.
    package mutating func split(_ requests: [FanRequestID]) -> [FanMove] {
        let out = requests.compactMap { slots[$0] }
        guard let first = out.first else { return [] }
        let id = groups.anyID(of: first)
        let members = groups.members(id)
        let leaving = members.filter(out.contains)
        let staying = members.filter { !out.contains($0) }
        guard !staying.isEmpty else { return [] }
        for one in leaving {
            for other in staying { deny(ids[Int(one)], ids[Int(other)]) }
        }
        guard let founder = leaving.map({ ids[Int($0)] }).min() else { return [] }
        return moving(members) { matcher in
            _ = matcher.groups.separate(leaving, founder: founder)
        }
    }

    /// Calls two requests different projects, without moving either.
    package mutating func deny(_ one: FanRequestID, _ other: FanRequestID) {
        confirmed.remove(FanPair(one, other))
        denied.insert(FanPair(one, other))
    }

    /// Calls two requests one project, without moving either.
    package mutating func confirm(_ one: FanRequestID, _ other: FanRequestID) {
        denied.remove(FanPair(one, other))
        confirmed.insert(FanPair(one, other))
    }

    /// Takes a decision about a pair back: the scores speak again.
    package mutating func forget(_ one: FanRequestID, _ other: FanRequestID) {
        denied.remove(FanPair(one, other))
        confirmed.remove(FanPair(one, other))
    }

    /// Does something to groups and tells which of some requests it moved.
    private mutating func moving(_ slots: [UInt32], _ change: (inout FanMatcher) -> Void) -> [FanMove] {
        let before = slots.map { groups.id(of: $0) }
        change(&self)
        return zip(slots, before).compactMap { slot, from in
            let to = groups.id(of: slot)
            return from == to ? nil : FanMove(request: ids[Int(slot)], from: from, to: to)
        }
    }
}

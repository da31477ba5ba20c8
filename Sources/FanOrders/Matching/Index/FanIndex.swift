/// The open requests: what each discloses, and a way from each fact to those that disclose it.
struct FanIndex: Sendable {
    private(set) var profiles: [FanProfile?] = []
    private(set) var postings = FanPostings()
    private(set) var openCount = 0
    private var scores: [Float] = []
    private var touched: [UInt32] = []

    /// A key that more requests have than this is left to its composites.
    static let cap = 160
    /// No more requests than this are compared with one that arrives.
    static let mostCandidates = 400

    /// Adds a request; its slot.
    mutating func insert(_ profile: FanProfile, sounds: [[UInt8]]) -> UInt32 {
        let slot = UInt32(profiles.count)
        profiles.append(profile)
        scores.append(0)
        openCount += 1
        postings.insert(slot, FanKeys.of(profile, sounds: sounds))
        postings.count(FanKeys.counted(profile))
        return slot
    }

    /// Takes a request out.
    mutating func remove(_ slot: UInt32, sounds: [[UInt8]]) {
        guard let profile = profiles[Int(slot)] else { return }
        postings.remove(FanKeys.of(profile, sounds: sounds))
        postings.remove(FanKeys.counted(profile))
        profiles[Int(slot)] = nil
        openCount -= 1
    }

    /// The requests most worth comparing with a profile: by the sum of the rarities of the keys they share with it.
    mutating func candidates(_ profile: FanProfile, sounds: [[UInt8]], except own: UInt32?) -> [UInt32] {
        let whole = Float(max(openCount, 2))
        let recent = (1...3).map { FanKeys.dealerDay(profile, before: $0) }
        for key in FanKeys.of(profile, sounds: sounds) + recent {
            let count = postings.count(key)
            guard count > 0, count <= Self.cap else { continue }
            let weight = Float.log2Fast(whole / Float(count)) + 1
            var left = Self.cap * 2
            postings.forEach(key) { slot in
                left -= 1
                if slot != own, profiles[Int(slot)] != nil {
                    if scores[Int(slot)] == 0 { touched.append(slot) }
                    scores[Int(slot)] += weight
                }
                return left > 0
            }
        }
        defer {
            for slot in touched { scores[Int(slot)] = 0 }
            touched.removeAll(keepingCapacity: true)
        }
        guard touched.count > Self.mostCandidates else { return touched.sorted() }
        let best = touched.sorted { (scores[Int($0)], $0) > (scores[Int($1)], $1) }
        return best.prefix(Self.mostCandidates).sorted()
    }
}

extension Float {
    /// The logarithm to the base 2 of a number that is at least one, from its exponent and a line within it.
    static func log2Fast(_ value: Float) -> Float { Float(value.exponent) + value.significand - 1 }
}

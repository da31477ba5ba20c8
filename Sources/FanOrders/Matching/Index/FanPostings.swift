/// For each key the requests that have it, newest first: one table and one pool of links, no object a key.
struct FanPostings: Sendable {
    private var keys: [UInt32] = []
    private var heads: [UInt32] = []
    private var counts: [UInt32] = []
    private var filled = 0
    private var slots: [UInt32] = []
    private var nexts: [UInt32] = []

    private static let none = UInt32.max

    init() { grow(to: 1 << 12) }

    /// How many requests have a key.
    func count(_ key: FanKey) -> Int {
        let place = place(key.value)
        return keys[place] == 0 ? 0 : Int(counts[place])
    }

    /// Adds a request to the keys.
    mutating func insert(_ slot: UInt32, _ added: [FanKey]) {
        for key in added {
            if filled * 10 > keys.count * 7 { grow(to: keys.count * 2) }
            let place = place(key.value)
            if keys[place] == 0 {
                keys[place] = key.value
                heads[place] = Self.none
                counts[place] = 0
                filled += 1
            }
            counts[place] += 1
            slots.append(slot)
            nexts.append(heads[place])
            heads[place] = UInt32(slots.count - 1)
        }
    }

    /// Counts a request without a way from the key to it.
    mutating func count(_ added: [FanKey]) {
        for key in added {
            if filled * 10 > keys.count * 7 { grow(to: keys.count * 2) }
            let place = place(key.value)
            if keys[place] == 0 {
                keys[place] = key.value
                heads[place] = Self.none
                counts[place] = 0
                filled += 1
            }
            counts[place] += 1
        }
    }

    /// Counts a request no more; its links stay, and lead to a slot that is empty.
    mutating func remove(_ removed: [FanKey]) {
        for key in removed {
            let place = place(key.value)
            if keys[place] != 0, counts[place] > 0 { counts[place] -= 1 }
        }
    }

    /// Calls `visit` with the requests of a key, newest first, until it returns false.
    func forEach(_ key: FanKey, _ visit: (UInt32) -> Bool) {
        let place = place(key.value)
        guard keys[place] != 0 else { return }
        var link = heads[place]
        while link != Self.none {
            guard visit(slots[Int(link)]) else { return }
            link = nexts[Int(link)]
        }
    }

    /// How many links there are, those to empty slots included.
    var linkCount: Int { slots.count }

    private func place(_ key: UInt32) -> Int {
        let mask = keys.count - 1
        var place = Int(key &* 0x9E37_79B1) & 0xFFFF_FFFF
        place = (place ^ place >> 15) & mask
        while keys[place] != 0, keys[place] != key { place = (place + 1) & mask }
        return place
    }

    private mutating func grow(to size: Int) {
        let old = (keys, heads, counts)
        keys = [UInt32](repeating: 0, count: size)
        heads = [UInt32](repeating: Self.none, count: size)
        counts = [UInt32](repeating: 0, count: size)
        for (index, key) in old.0.enumerated() where key != 0 {
            let place = place(key)
            keys[place] = key
            heads[place] = old.1[index]
            counts[place] = old.2[index]
        }
    }
}

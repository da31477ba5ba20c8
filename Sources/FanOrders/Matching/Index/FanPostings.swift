/// For each key the requests that have it, newest first: one table and one pool of links, no object a key.
///
/// Most keys have one request, which then stands in the table itself. The table grows by two fifths and is filled to five
/// sixths: of 200,000 requests it holds some millions of keys.
struct FanPostings: Sendable {
    private var keys: [UInt32]
    /// The newest link of each key; with the highest bit, its only request.
    private var heads: [UInt32]
    private var counts: [UInt32]
    private var filled = 0
    private var slots: [UInt32] = []
    private var nexts: [UInt32] = []

    private static let none: UInt32 = 0x7FFF_FFFF
    private static let alone: UInt32 = 0x8000_0000

    init() {
        keys = [UInt32](repeating: 0, count: 4096)
        heads = [UInt32](repeating: Self.none, count: 4096)
        counts = [UInt32](repeating: 0, count: 4096)
    }

    /// How many requests have a key.
    func count(_ key: FanKey) -> Int {
        let place = place(key.value)
        return keys[place] == 0 ? 0 : Int(counts[place])
    }

    /// Adds a request to the keys.
    mutating func insert(_ slot: UInt32, _ added: [FanKey]) {
        for key in added {
            let place = use(key)
            if heads[place] == Self.none {
                heads[place] = slot | Self.alone
                continue
            }
            if heads[place] & Self.alone != 0 { heads[place] = link(heads[place] & ~Self.alone, before: Self.none) }
            heads[place] = link(slot, before: heads[place])
        }
    }

    /// Counts a request without a way from the key to it.
    mutating func count(_ added: [FanKey]) {
        for key in added { _ = use(key) }
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
        if heads[place] & Self.alone != 0 {
            _ = visit(heads[place] & ~Self.alone)
            return
        }
        var link = heads[place]
        while link != Self.none {
            guard visit(slots[Int(link)]) else { return }
            link = nexts[Int(link)]
        }
    }

    private mutating func link(_ slot: UInt32, before next: UInt32) -> UInt32 {
        slots.append(slot)
        nexts.append(next)
        return UInt32(slots.count - 1)
    }

    /// The place of a key, a new one if it has none, with one more request counted.
    private mutating func use(_ key: FanKey) -> Int {
        if filled * 6 > keys.count * 5 { grow() }
        let place = place(key.value)
        if keys[place] == 0 {
            keys[place] = key.value
            filled += 1
        }
        counts[place] += 1
        return place
    }

    private func place(_ key: UInt32) -> Int {
        var place = Int((UInt64(key &* 0x9E37_79B1) &* UInt64(keys.count)) >> 32)
        while keys[place] != 0, keys[place] != key {
            place += 1
            if place == keys.count { place = 0 }
        }
        return place
    }

    private mutating func grow() {
        let old = (keys, heads, counts)
        let size = keys.count * 7 / 5
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

extension FanMatcher {
    /// The other requests of the group in which one stands.
    func members(with request: FanRequestID) -> [FanRequestID] {
        guard let slot = slots[request] else { return [] }
        return groups.members(groups.anyID(of: slot)).map { ids[Int($0)] }.filter { $0 != request }.sorted()
    }

    /// Lets open requests stand together, and nobody else with them.
    mutating func stand(_ together: [FanRequestID]) {
        let slots = together.sorted().compactMap { self.slots[$0] }
        guard let first = slots.first else { return }
        _ = groups.separate(slots, founder: ids[Int(first)])
    }

    /// Puts a request into the index without looking for its group.
    mutating func keep(_ request: FanRequest) {
        if slots[request.id] != nil { remove(request.id) }
        _ = insert(request)
    }
}

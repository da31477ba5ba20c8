/// Which requests stand together, by their slots in the index.
struct FanGroups: Sendable {
    /// The group of each slot, by its number; every request is in one, alone or not.
    private var ids: [FanGroupID] = []
    private var members: [FanGroupID: [UInt32]] = [:]

    /// The groups of two and more, oldest first.
    var all: [(id: FanGroupID, members: [UInt32])] {
        members.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map { (id: $0.key, members: $0.value) }
    }

    /// Puts a new request into a group of its own.
    mutating func add(_ slot: UInt32, _ request: FanRequestID) {
        let id = free(request.rawValue)
        ids.append(id)
        members[id] = [slot]
    }

    /// The number of a slot's group if it is not alone there.
    func id(of slot: UInt32) -> FanGroupID? {
        let id = ids[Int(slot)]
        return (members[id]?.count ?? 0) > 1 ? id : nil
    }

    /// The number of a slot's group, even if it is alone there.
    func anyID(of slot: UInt32) -> FanGroupID { ids[Int(slot)] }

    /// The slots of a group.
    func members(_ id: FanGroupID) -> [UInt32] { members[id] ?? [] }

    /// Moves a request into a group.
    mutating func move(_ slot: UInt32, to id: FanGroupID) {
        let old = ids[Int(slot)]
        guard old != id else { return }
        members[old]?.removeAll { $0 == slot }
        if members[old]?.isEmpty == true { members[old] = nil }
        ids[Int(slot)] = id
        members[id, default: []].append(slot)
    }

    /// Puts some requests of a group into a new one; its number.
    mutating func separate(_ slots: [UInt32], founder: FanRequestID) -> FanGroupID {
        let id = free(founder.rawValue)
        for slot in slots { move(slot, to: id) }
        return id
    }

    /// Puts another slot in the place of one.
    mutating func replace(_ old: UInt32, by slot: UInt32) {
        let id = ids[Int(old)]
        let own = ids[Int(slot)]
        members[own] = nil
        ids[Int(slot)] = id
        members[id] = members[id]?.map { $0 == old ? slot : $0 }
    }

    /// Takes a request out.
    mutating func remove(_ slot: UInt32) {
        let id = ids[Int(slot)]
        members[id]?.removeAll { $0 == slot }
        if members[id]?.isEmpty == true { members[id] = nil }
    }

    /// Gives a group back its number and its requests.
    mutating func restore(_ id: FanGroupID, _ slots: [UInt32]) {
        if let others = members[id], let other = others.first, !slots.contains(other) {
            members[id] = nil
            let spare = free(-id.rawValue)
            members[spare] = others
            for slot in others { ids[Int(slot)] = spare }
        }
        for slot in slots { move(slot, to: id) }
    }

    /// A number that no group has: the founder's, else one made of it. A founder that was split off may found again.
    private func free(_ number: Int64) -> FanGroupID {
        var id = FanGroupID(number)
        var round: Int64 = 1
        while members[id] != nil {
            id = FanGroupID(number + round << 40)
            round += 1
        }
        return id
    }
}

/// Finds the requests of different dealers that concern one project.
///
/// Holds all open requests in memory, no text of them: what each discloses, in numbers. A value of its own: the daemon
/// keeps it in one actor. Nothing in it depends on the time or on chance, so the same requests in the same order give the
/// same groups.
package struct FanMatcher: Sendable {
    var reader: RequestReader
    var index = FanIndex()
    var slots: [FanRequestID: UInt32] = [:]
    var ids: [FanRequestID] = []
    var groups = FanGroups()
    /// The weights in force. They hold from the next decision on.
    package var weights: FanWeights
    /// What people decided about pairs.
    package internal(set) var confirmed: Set<FanPair> = []
    package internal(set) var denied: Set<FanPair> = []
    private var terms = FanTerms()

    /// Creates a matcher with no requests.
    package init(catalogue: FanCatalogue, weights: FanWeights = .shipped) {
        reader = RequestReader(catalogue: catalogue)
        self.weights = weights
    }

    /// Creates the matcher that was, from the open requests in order of arrival and what else survived.
    package init(
        catalogue: FanCatalogue,
        weights: FanWeights = .shipped,
        requests: some Sequence<FanRequest>,
        standing: FanStanding
    ) {
        self.init(catalogue: catalogue, weights: weights)
        for request in requests { _ = insert(request) }
        confirmed = standing.confirmed
        denied = standing.denied
        for group in standing.groups { groups.restore(group.id, group.members.compactMap { slots[$0] }) }
    }

    /// What must survive a restart.
    package var standing: FanStanding {
        var standing = FanStanding()
        standing.groups = self.allGroups
        standing.confirmed = confirmed
        standing.denied = denied
        return standing
    }

    /// The groups of two and more, oldest first.
    package var allGroups: [FanGroup] {
        groups.all.map { FanGroup(id: $0.id, members: $0.members.map { ids[Int($0)] }.sorted()) }
    }

    /// How many requests are open.
    package var openCount: Int { index.openCount }

    /// Whether a request is among the open ones.
    package func holds(_ request: FanRequestID) -> Bool { slots[request] != nil }

    /// The group of a request; nil while it is alone, or is not open.
    package func group(of request: FanRequestID) -> FanGroupID? { slots[request].flatMap { groups.id(of: $0) } }

    /// Takes a new request. One that is known already is read anew, see ``update(_:)``.
    package mutating func arrive(_ request: FanRequest) -> FanDecision {
        if slots[request.id] != nil { return update(request) }
        let slot = insert(request)
        return decide(slot)
    }

    /// Reads a request anew after it gained facts, and looks for its group again. It leaves its group only for a
    /// better one; what people decided holds.
    package mutating func update(_ request: FanRequest) -> FanDecision {
        guard let old = slots[request.id] else { return arrive(request) }
        index.remove(old, sounds: reader.vocabulary.sounds)
        let slot = insert(request)
        groups.replace(old, by: slot)
        return decide(slot)
    }

    /// Forgets a request that was closed. The others of its group stay together.
    package mutating func remove(_ request: FanRequestID) {
        guard let slot = slots.removeValue(forKey: request) else { return }
        index.remove(slot, sounds: reader.vocabulary.sounds)
        groups.remove(slot)
        confirmed = confirmed.filter { $0.older != request && $0.younger != request }
        denied = denied.filter { $0.older != request && $0.younger != request }
        compact()
    }

    /// Makes the index anew without the places of requests that were closed, once they are the most of it.
    private mutating func compact() {
        guard index.profiles.count > 2 * index.openCount + 4000 else { return }
        let old = index.profiles
        let known = ids
        let together = groups.all
        index = FanIndex()
        groups = FanGroups()
        slots.removeAll(keepingCapacity: true)
        ids.removeAll(keepingCapacity: true)
        for (place, profile) in old.enumerated() {
            guard let profile else { continue }
            let slot = index.insert(profile, sounds: reader.vocabulary.sounds)
            slots[known[place]] = slot
            ids.append(known[place])
            groups.add(slot, known[place])
        }
        for group in together { groups.restore(group.id, group.members.compactMap { slots[known[Int($0)]] }) }
    }

    mutating func insert(_ request: FanRequest) -> UInt32 {
        let profile = reader.read(request).profile
        let slot = index.insert(profile, sounds: reader.vocabulary.sounds)
        slots[request.id] = slot
        ids.append(request.id)
        groups.add(slot, request.id)
        return slot
    }
}

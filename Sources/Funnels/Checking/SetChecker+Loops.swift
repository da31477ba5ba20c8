import Domain

extension SetChecker {
    /// How many cards may make one another in a row without anybody doing anything: the depth of events.
    static let longestChain = 16

    /// A place that a card may come to.
    private struct Spot: Hashable {
        let funnel: String
        let stage: String
    }

    /// A way that is gone without anybody doing anything.
    private struct Way {
        let to: Spot
        let place: FilePlace
        let makesCard: Bool
    }

    /// Refuses cards that would move on for ever, or make one another for ever, in one moment.
    func checkLoops() {
        var ways: [Spot: [Way]] = [:]
        for name in set.order {
            guard let funnel = set.funnels[name] else { continue }
            for stage in funnel.stages {
                ways[Spot(funnel: name, stage: stage.name)] = self.ways(from: stage, in: funnel)
            }
        }
        var done: Set<Spot> = []
        var depths: [Spot: Int] = [:]
        for name in set.order {
            for stage in set.funnels[name]?.stages ?? [] {
                var path: [Spot] = []
                walk(Spot(funnel: name, stage: stage.name), ways, &path, &done, &depths)
            }
        }
    }

    private func ways(from stage: Stage, in funnel: Funnel) -> [Way] {
        let moves = StageMoves.automatic(from: stage).map {
            Way(to: Spot(funnel: funnel.name, stage: $0.stage), place: $0.place, makesCard: false)
        }
        let creations = StageMoves.creations(at: stage).compactMap { create, place -> Way? in
            guard let target = set.funnels[create.funnel] else { return nil }
            let first = create.stage ?? target.start?.first ?? target.stages.first?.name
            return first.map { Way(to: Spot(funnel: target.name, stage: $0), place: place, makesCard: true) }
        }
        return moves + creations
    }

    /// Goes all ways from `spot`, and notes how many cards may be made in a row from there.
    private func walk(
        _ spot: Spot,
        _ ways: [Spot: [Way]],
        _ path: inout [Spot],
        _ done: inout Set<Spot>,
        _ depths: inout [Spot: Int]
    ) {
        guard done.insert(spot).inserted else { return }
        path.append(spot)
        defer { path.removeLast() }
        var depth = 0
        for way in ways[spot] ?? [] {
            if let start = path.firstIndex(of: way.to) {
                reportLoop(Array(path[start...]) + [way.to], way)
                continue
            }
            walk(way.to, ways, &path, &done, &depths)
            depth = max(depth, (depths[way.to] ?? 0) + (way.makesCard ? 1 : 0))
        }
        depths[spot] = depth
        if depth == Self.longestChain + 1, let stage = set.funnels[spot.funnel]?.stage(spot.stage) {
            report(
                "a card that comes here makes more than \(Self.longestChain) cards in a row",
                "funnels.\(spot.funnel).stages.\(spot.stage)",
                stage.place
            )
        }
    }

    private func reportLoop(_ loop: [Spot], _ way: Way) {
        let isOneFunnel = Set(loop.map(\.funnel)).count == 1
        let names = loop.map { isOneFunnel ? $0.stage : "\($0.funnel).\($0.stage)" }.joined(separator: " → ")
        let first = loop[loop.count - 2]
        let what =
            way.makesCard || !isOneFunnel ? "cards make one another without end" : "a card moves round without end"
        report(
            "\(what): \(names); let a person, an event or changed(field) come between",
            "funnels.\(first.funnel).stages.\(first.stage)",
            way.place
        )
    }
}

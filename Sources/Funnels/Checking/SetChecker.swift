import Domain

/// Checks what only the whole shows: ends that are missing, stages that nobody comes to, loops of automatic moves, cards
/// that make cards without end.
struct SetChecker {
    let set: FunnelSet
    /// Takes a fault: what is wrong, the path of what is meant, its place.
    let report: (_ message: String, _ path: String, _ place: FilePlace) -> Void

    func check() {
        for name in set.order {
            guard let funnel = set.funnels[name] else { continue }
            checkEnds(funnel)
            checkTracks(funnel)
            checkReachability(funnel)
            checkReplacements(funnel)
            checkStart(funnel)
        }
        checkLoops()
    }

    private func checkEnds(_ funnel: Funnel) {
        for kind in [StageKind.won, .lost] where !funnel.stages.contains(where: { $0.kind == kind && $0.track == nil })
        {
            let stray = funnel.stages.contains { $0.kind == kind }
            let why = stray ? "; an end that stands in a track closes nothing" : ""
            report("no stage of kind \(kind.rawValue): a card could never end so\(why)", path(funnel), funnel.place)
        }
        for stage in funnel.stages where stage.kind.isEnd && stage.track != nil {
            report(
                "a \(stage.kind.rawValue) stage belongs to the card as a whole, not to a track",
                path(funnel, stage),
                stage.place
            )
        }
    }

    private func checkTracks(_ funnel: Funnel) {
        for track in funnel.tracks where !funnel.stages.contains(where: { $0.track == track }) {
            report("no stage stands in the track '\(track)'", path(funnel), funnel.place)
        }
    }

    private func checkStart(_ funnel: Funnel) {
        let starts = (funnel.start ?? []) + funnel.variants.compactMap(\.start)
        for name in starts {
            guard let stage = funnel.stage(name), stage.kind.isEnd else { continue }
            report("a card cannot begin in '\(name)', where it is over", path(funnel), funnel.place)
        }
        if let first = funnel.stages.first(where: { $0.track == nil }), first.kind.isEnd, funnel.tracks.isEmpty {
            report("the first stage is an end", path(funnel, first), first.place)
        }
    }

    /// Stages before the one where cards begin, in a funnel whose order is kept: nobody comes there.
    private func checkReachability(_ funnel: Funnel) {
        guard funnel.order != .free, let start = funnel.start else { return }
        let begins = start + funnel.variants.compactMap(\.start)
        let led = Set(begins + StageMoves.targets(in: funnel) + arrivals(in: funnel.name))
        var isPast: Set<String> = []
        for stage in funnel.stages where !stage.kind.isEnd {
            let track = stage.track ?? ""
            if led.contains(stage.name) { isPast.insert(track) }
            guard !isPast.contains(track), track.isEmpty else { continue }
            report(
                "nobody comes here: cards begin at \(start.joined(separator: ", ")) and only go on",
                path(funnel, stage),
                stage.place
            )
        }
    }

    /// Stages of `funnel` at which others make cards.
    private func arrivals(in funnel: String) -> [String] {
        set.funnels.values.flatMap { other in
            StageMoves.allActions(of: other).compactMap { action -> String? in
                guard case .create(let create) = action.body, create.funnel == funnel else { return nil }
                return create.stage
            }
        }
    }

    private func checkReplacements(_ funnel: Funnel) {
        var taken: [String: String] = [:]
        for stage in funnel.stages {
            for old in stage.replaces {
                if funnel.stage(old) != nil {
                    report("'\(old)' is a stage still; it cannot be replaced", path(funnel, stage), stage.place)
                } else if let other = taken.updateValue(stage.name, forKey: old) {
                    report("'\(old)' is replaced by '\(other)' already", path(funnel, stage), stage.place)
                }
            }
        }
    }

    func path(_ funnel: Funnel) -> String { "funnels.\(funnel.name)" }

    func path(_ funnel: Funnel, _ stage: Stage) -> String { "funnels.\(funnel.name).stages.\(stage.name)" }
}

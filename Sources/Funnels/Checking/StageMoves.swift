import Domain

/// Where the rules of a funnel lead.
enum StageMoves {
    /// Every stage that some rule, button or approval leads to.
    static func targets(in funnel: Funnel) -> [String] {
        funnel.stages.flatMap { $0.autoNext.map(\.stage) } + allActions(of: funnel).flatMap(targets)
    }

    private static func targets(_ action: Action) -> [String] {
        switch action.body {
        case .move(let target): [target.stage]
        case .approval(let approval): [approval.approve, approval.rework, approval.reject].compactMap { $0 }
        default: []
        }
    }

    /// Every action that stands somewhere in a funnel.
    static func allActions(of funnel: Funnel) -> [Action] {
        var lists = funnel.anyStageEvents.map(\.then) + funnel.anyStageTimers.map(\.then)
        lists += funnel.anyStageButtons.map(\.then)
        for stage in funnel.stages {
            lists += [stage.onEnter, stage.onLeave] + stage.timers.map(\.then) + stage.events.map(\.then)
            lists += stage.buttons.map(\.then)
        }
        return lists.flatMap(flattened)
    }

    /// The actions with those that follow within them.
    private static func flattened(_ actions: [Action]) -> [Action] {
        actions.flatMap { action -> [Action] in
            guard case .effect(let effect) = action.body else { return [action] }
            return [action] + flattened(effect.then)
        }
    }

    /// Where a card goes from `stage` at once, without a person, an event or a time between.
    static func automatic(from stage: Stage) -> [GuardedTarget] {
        let armed = stage.timers.filter(firesAtOnce).flatMap { moves($0.then) }
        return (stage.autoNext + moves(stage.onEnter) + armed).filter { !waitsForChange($0.when) }
    }

    /// What a card makes as soon as it enters `stage`.
    static func creations(at stage: Stage) -> [(create: CreateAction, place: FilePlace)] {
        stage.onEnter.compactMap { action in
            if case .create(let create) = action.body { return (create, action.place) }
            return nil
        }
    }

    private static func moves(_ actions: [Action]) -> [GuardedTarget] {
        actions.compactMap { action in
            if case .move(let target) = action.body { return target }
            return nil
        }
    }

    /// Whether a timer may fire in the moment in which it is armed.
    private static func firesAtOnce(_ timer: FunnelTimer) -> Bool {
        switch timer.moment {
        case .at: timer.ifPast == .fire
        case .after(let span), .idle(let span): span.amount == 0
        case .every: false
        case .when(let condition): !waitsForChange(condition)
        }
    }

    /// Whether a condition holds only when somebody or something has just changed a field.
    private static func waitsForChange(_ condition: Expression?) -> Bool {
        condition.map { waitsForChange($0.root) } ?? false
    }

    private static func waitsForChange(_ node: ExpressionNode) -> Bool {
        switch node {
        case .call(.changed, _): true
        case .and(let left, let right): waitsForChange(left) || waitsForChange(right)
        case .or(let left, let right): waitsForChange(left) && waitsForChange(right)
        default: false
        }
    }
}

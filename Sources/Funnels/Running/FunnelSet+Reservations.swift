import Domain
package import Records

extension FunnelSet {
    /// The way of reservations: of the first funnel that keeps them and decides on the page of requests alike.
    package var reservationWay: ReservationWay? {
        order.lazy.compactMap { self.funnels[$0] }.filter { $0.entity == .reservation }
            .compactMap { way(of: $0) }.first
    }

    private func way(of funnel: Funnel) -> ReservationWay? {
        for stage in funnel.stages {
            for case .approval(let approval) in stage.onEnter.map(\.body) where approval.screen == "fan_cluster" {
                guard let active = approval.approve, let denied = approval.reject,
                    let until = funnel.stage(active)?.countdown
                else { continue }
                return way(of: funnel, decide: stage, active: active, denied: denied, until: until)
            }
        }
        return nil
    }

    private func way(
        of funnel: Funnel,
        decide: Stage,
        active: String,
        denied: String,
        until: String
    ) -> ReservationWay {
        let lost = funnel.stages.filter { $0.kind == .lost && $0.name != denied }
        let expired = lost.first { $0.asks(.offerNext) != nil }
        let released = lost.first { $0.name != expired?.name }
        let checks = funnel.stages.lazy.compactMap { $0.asks(.fanCheck) }.first
        let (denials, texts) = reasons(funnel.stage(denied))
        let group: String? = if case .text(let field)? = checks?.settings["group"] { field } else { nil }
        return ReservationWay(
            funnel: funnel.name,
            stages: ReservationWay.Stages(
                decide: decide.name,
                active: active,
                denied: denied,
                expired: expired?.name,
                used: funnel.stages.first { $0.kind == .won }?.name,
                released: released?.name
            ),
            denials: denials,
            asksText: texts,
            releases: reasons(released ?? funnel.stage(denied)).entries,
            button: extending(funnel.stage(active), until, funnel),
            until: until,
            days: decide.termField(until, funnel),
            group: group,
            fields: Set(funnel.fields.map(\.name))
        )
    }

    /// The button whose approval sets the last day from a field that it asks for.
    private func extending(_ stage: Stage?, _ until: String, _ funnel: Funnel) -> ReservationWay.Button? {
        for button in stage?.buttons ?? [] {
            for case .approval(let approval) in button.then.map(\.body) {
                guard let to = approval.set[until]?.reads.first(where: { button.ask.contains($0) }) else { continue }
                let why = button.ask.first { name in name != to && funnel.field(name)?.type == .text }
                return ReservationWay.Button(name: button.name, to: to, reason: why)
            }
        }
        return nil
    }

    private func reasons(_ stage: Stage?) -> (entries: [String], askingForText: [String]) {
        guard case .list(let name, let otherText)? = stage?.reason, let list = lists[name] else { return ([], []) }
        let asking = list.askingForText.union(otherText ? list.entries.filter { $0 == "Другое" } : [])
        return (list.entries, list.entries.filter { asking.contains($0) })
    }
}

extension Stage {
    /// What of a kind it asks another part for on entry.
    fileprivate func asks(_ kind: EffectAction.Kind) -> EffectAction? {
        for case .effect(let effect) in onEnter.map(\.body) where effect.kind == kind { return effect }
        return nil
    }

    /// The field from which its approval counts the last day.
    fileprivate func termField(_ until: String, _ funnel: Funnel) -> String? {
        for case .approval(let approval) in onEnter.map(\.body) {
            if let days = approval.set[until]?.reads.first(where: { funnel.field($0)?.type == .int }) { return days }
        }
        return nil
    }
}

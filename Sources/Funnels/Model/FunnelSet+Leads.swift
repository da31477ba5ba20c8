package import Domain

extension FunnelSet {
    /// The funnel in which calls become cards: the one whose intake names them, else the first one of leads.
    package var leadFunnel: Funnel? {
        let leads = order.compactMap { funnels[$0] }.filter { $0.entity == .lead }
        return leads.first { $0.intake?.sources.contains("call") == true } ?? leads.first
    }

    /// The funnel whose intake names a way by which requests are written: `email`, `site`, `messenger`, `marketplace`. One
    /// of leads before one of deals, since nobody has judged yet what a stranger writes.
    package func funnel(takingIn way: String) -> Funnel? {
        let ways = way == "messenger" ? ["messenger", "openlines", "social"] : [way]
        let taking = order.compactMap { funnels[$0] }.filter { funnel in
            ways.contains { funnel.intake?.sources.contains($0) == true }
        }
        return taking.first { $0.entity == .lead } ?? taking.first { $0.entity == .deal }
    }

    /// What `topic` is chosen from in a funnel of leads; nil where it is no list.
    package func topics(of funnel: Funnel?) -> ChoiceList? {
        guard case .choice(let list)? = funnel?.field(BuiltInField.topic.rawValue)?.type else { return nil }
        return lists[list]
    }

    /// Why leads of a funnel may be rejected; nil where nothing is chosen from.
    package func rejectReasons(of funnel: Funnel?) -> ChoiceList? {
        let lost = funnel?.stages.first { $0.leadStatus == .rejected }
        guard case .list(let list, _)? = lost?.reason else { return nil }
        return lists[list]
    }

    /// The fields without which a lead that is being identified cannot be handed on.
    package func requiredToConvert(_ funnel: Funnel?) -> [String] {
        let identified = funnel?.stages.first { $0.leadStatus == .identification }?.require ?? []
        let entered = funnel?.stages.first { $0.leadStatus == .converted }?.enterRequire ?? []
        return identified + entered.filter { !identified.contains($0) }
    }
}

package import Domain

/// What calls and the desk's keys mean for leads, as one pure function: the same situation and event give the same
/// effects.
///
/// It reads nothing and writes nothing; whoever calls it loads the situation and applies the effects in one transaction.
/// These rules know the telephone: which call makes a lead or joins one, who is on which list, whom a transfer names,
/// which number was reached. Where a lead stands then, whose it is and what must be filled is the funnel's to decide.
package struct LeadRules: Sendable {
    /// The company's decisions.
    package let policy: LeadPolicy
    /// The name and version of these rules, as the journal gives it for every automatic step.
    package static let version = "leads/1"

    /// Creates the rules of a company.
    package init(policy: LeadPolicy) { self.policy = policy }

    /// Answers what is to be done about `event`.
    ///
    /// - Throws: ``LeadRefusal`` when a person's command cannot be carried out; facts of calls are never refused.
    package func react(to event: LeadEvent, in situation: LeadSituation) throws(LeadRefusal) -> [LeadEffect] {
        switch event {
        case .callEntered: entered(situation)
        case .callTaken: taken(situation)
        case .callAnswered: answered(situation)
        case .callTransferred(let kind, _, let target, let completed):
            transferred(kind, to: target, completed: completed, situation)
        case .command(let command): try obey(command, in: situation)
        }
    }
}

extension LeadRules {
    private func entered(_ situation: LeadSituation) -> [LeadEffect] {
        if let call = situation.call, let lead = situation.lead { return withdraw(lead, of: call) }
        guard let call = situation.call, mayOpen(for: call, situation) else { return [] }
        if case .unknown = call.channel, policy.unknownNumber != .lead { return [] }
        return openOrJoin(call, situation)
    }

    /// A call that turned out to make no lead (the exchange refused the number at once) takes back the lead it made;
    /// one with other calls stays.
    private func withdraw(_ lead: LeadView, of call: CallView) -> [LeadEffect] {
        guard call.entry.direction == .inbound, !call.entry.makesLead, !call.isAnswered,
            lead.status.isUnprocessed, lead.calls == 1
        else { return [] }
        return [.withdraw]
    }

    private func taken(_ situation: LeadSituation) -> [LeadEffect] {
        guard let call = situation.call, mayOpen(for: call, situation) else { return [] }
        if case .unknown = call.channel, policy.unknownNumber == .ignore { return [] }
        return openOrJoin(call, situation)
    }

    private func answered(_ situation: LeadSituation) -> [LeadEffect] {
        guard let call = situation.call else { return [] }
        switch call.entry.direction {
        case .internal: return []
        case .outbound, .callback: return reached(situation, end: .reached)
        case .inbound:
            let opening = situation.lead == nil ? firstHeardOf(call, situation) : []
            return reached(situation, end: .calledAgain) + opening
        }
    }

    /// An answered call that has no lead yet: the exchange's earlier events were not seen, or its number stands in no
    /// channel table.
    private func firstHeardOf(_ call: CallView, _ situation: LeadSituation) -> [LeadEffect] {
        guard mayOpen(for: call, situation) else { return [] }
        if case .unknown = call.channel, policy.unknownNumber == .ignore { return [] }
        return openOrJoin(call, situation)
    }

    /// Somebody of the company talks to the number: nobody need call it back any more, and its other leads hear of it.
    private func reached(_ situation: LeadSituation, end: CallBackEnd) -> [LeadEffect] {
        situation.callBacks.flatMap { callBack -> [LeadEffect] in
            let closing = LeadEffect.closeCallBack(callBack.task, reason: end)
            guard let lead = callBack.lead, lead != situation.lead?.id, callBack.leadStatus?.isClosed == false else {
                return [closing]
            }
            return [closing, .reached(lead)]
        }
    }

    private func transferred(
        _ kind: CallTransfer.Kind,
        to target: StaffID?,
        completed: Bool,
        _ situation: LeadSituation
    ) -> [LeadEffect] {
        guard let lead = situation.lead, !lead.status.isClosed, let target, target != lead.owner,
            lead.transferSource != .person
        else { return [] }
        if completed { return [.setTransferredTo(target, source: .call)] }
        guard kind == .blind, lead.transferredTo == nil else { return [] }
        return [.setTransferredTo(target, source: .suggested)]
    }
}

extension LeadRules {
    private func mayOpen(for call: CallView, _ situation: LeadSituation) -> Bool {
        call.leadID == nil && situation.lead == nil && call.entry.direction == .inbound && call.entry.makesLead
            && situation.standing != .blocked
    }

    /// A repeat call joins only an unprocessed lead of its own number and channel, and only within the window.
    private func openOrJoin(_ call: CallView, _ situation: LeadSituation) -> [LeadEffect] {
        if let latest = situation.latest, latest.status.isUnprocessed, call.entry.callerNumber != nil,
            call.enteredAt - latest.createdAt <= policy.repeatWindow
        {
            return [.join(latest.id)]
        }
        return [.create]
    }
}

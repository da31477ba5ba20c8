package import Domain

/// What happens to leads, as one pure function: the same situation and event give the same effects.
///
/// It reads nothing and writes nothing; whoever calls it loads the situation and applies the effects in one
/// transaction. These are the telephone's own rules; the lead's card follows over the bus, where its funnel reacts.
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
        case .callAnswered(let staff): answered(by: staff, situation)
        case .callTransferred(let kind, _, let target, let completed):
            transferred(kind, to: target, completed: completed, situation)
        case .callEnded(let summary): ended(summary, situation)
        case .command(let command, let staff): try obey(command, of: staff, in: situation)
        }
    }
}

extension LeadRules {
    private func entered(_ situation: LeadSituation) -> [LeadEffect] {
        if let call = situation.call, let lead = situation.lead { return withdraw(lead, of: call) }
        guard let call = situation.call, mayOpen(for: call, situation) else { return [] }
        if case .unknown = call.channel, policy.unknownNumber != .lead { return [] }
        return openOrJoin(call, situation, status: .inquiry, owner: nil)
    }

    /// A call that turned out to make no lead (the exchange refused the number at once) takes back the lead it made;
    /// one with other calls stays.
    private func withdraw(_ lead: LeadView, of call: CallView) -> [LeadEffect] {
        guard call.entry.direction == .inbound, !call.entry.makesLead, !call.isAnswered, lead.status == .inquiry,
            lead.calls == 1
        else { return [] }
        return [.reject(reason: LeadPolicy.refusedReason, note: nil)]
    }

    private func taken(_ situation: LeadSituation) -> [LeadEffect] {
        guard let call = situation.call, mayOpen(for: call, situation) else { return [] }
        if case .unknown = call.channel, policy.unknownNumber == .ignore { return [] }
        return openOrJoin(call, situation, status: .inquiry, owner: nil)
    }

    private func answered(by staff: StaffID?, _ situation: LeadSituation) -> [LeadEffect] {
        guard let call = situation.call else { return [] }
        switch call.entry.direction {
        case .internal: return []
        case .outbound, .callback: return reached(by: staff, situation, end: .reached)
        case .inbound:
            var effects = reached(by: staff, situation, end: .calledAgain)
            if let lead = situation.lead {
                effects += identify(lead, by: staff)
            } else {
                effects += firstHeardOf(call, answeredBy: staff, situation)
            }
            return effects
        }
    }

    /// An answered call that has no lead yet: the exchange's earlier events were not seen, or its number stands in no
    /// channel table.
    private func firstHeardOf(_ call: CallView, answeredBy staff: StaffID?, _ situation: LeadSituation) -> [LeadEffect]
    {
        guard mayOpen(for: call, situation) else { return [] }
        if case .unknown = call.channel, policy.unknownNumber == .ignore { return [] }
        let opening = openOrJoin(call, situation, status: .identification, owner: staff)
        guard case .join = opening.first else { return opening }
        return opening + [.setStatus(.identification)] + (staff.map { [.setOwner($0)] } ?? [])
    }

    private func identify(_ lead: LeadView, by staff: StaffID?) -> [LeadEffect] {
        var effects: [LeadEffect] = []
        if lead.status.isUnprocessed { effects.append(.setStatus(.identification)) }
        if let staff, lead.owner == nil, !lead.status.isClosed { effects.append(.setOwner(staff)) }
        return effects
    }

    /// Somebody of the company talks to the number: nobody need call it back any more.
    private func reached(by staff: StaffID?, _ situation: LeadSituation, end: CallBackEnd) -> [LeadEffect] {
        situation.callBacks.flatMap { callBack -> [LeadEffect] in
            var effects: [LeadEffect] = [.closeCallBack(callBack.task, reason: end)]
            if let lead = callBack.lead, lead != situation.lead?.id, callBack.leadStatus?.isUnprocessed == true {
                effects.append(.identify(lead, owner: callBack.leadOwner ?? staff))
            }
            return effects
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

    private func ended(_ summary: CallSummary, _ situation: LeadSituation) -> [LeadEffect] {
        guard let call = situation.call, call.entry.direction == .inbound, let lead = situation.lead,
            lead.status.isUnprocessed
        else { return [] }
        if call.isAnswered || summary.outcome == .answered || summary.joined != nil {
            return [.setStatus(.identification)]
        }
        var effects: [LeadEffect] = lead.status == .inquiry ? [.setStatus(.overdue)] : []
        if call.entry.callerNumber != nil, !situation.callBacks.contains(where: { $0.lead == lead.id }) {
            effects.append(.askToCallBack(due: situation.now + policy.callBackWithin))
        }
        return effects
    }
}

extension LeadRules {
    private func mayOpen(for call: CallView, _ situation: LeadSituation) -> Bool {
        call.leadID == nil && situation.lead == nil && call.entry.direction == .inbound && call.entry.makesLead
            && situation.standing != .blocked
    }

    /// A repeat call joins only an unprocessed lead of its own number and channel, and only within the window.
    private func openOrJoin(
        _ call: CallView,
        _ situation: LeadSituation,
        status: LeadStatus,
        owner: StaffID?
    ) -> [LeadEffect] {
        if let latest = situation.latest, latest.status.isUnprocessed, call.entry.callerNumber != nil,
            call.enteredAt - latest.createdAt <= policy.repeatWindow
        {
            return [.join(latest.id)]
        }
        return [.create(status: status, owner: owner)]
    }
}
